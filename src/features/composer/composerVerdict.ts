import {
  chatBodyLimit,
  type FileProblem,
  fileProblem,
  messagesForPhones,
  mostFiles,
  phoneBodyLimit,
} from "../../domain/channelLimits.ts";
import { splitText } from "../../domain/splitText.ts";
import type { Attachment } from "../../store/composing.ts";
import type { ChannelCounts } from "../../store/conversationSelectors.ts";

/** What the limits of the channels say of what is in the box, the first that matters. */
export type Verdict =
  | { verdict: "fine" }
  | { verdict: "nothing" }
  /** By the role, as the service said when it was tried. */
  | { verdict: "notAllowed"; withFiles: boolean }
  | { verdict: "tooLong"; over: number; channel: "sms" | "whatsapp"; parts: number }
  | { verdict: "tooLongForChat"; over: number }
  | { verdict: "tooManyFiles" }
  | { verdict: "file"; problem: FileProblem }
  /** It can go, but phones get one file of it and nothing else. */
  | { verdict: "onlyFirstFile"; file: string; messages: number };

const encoder = new TextEncoder();

export function composerVerdict(
  body: string,
  files: readonly Attachment[],
  counts: ChannelCounts,
): Verdict {
  const phones = counts.sms + counts.whatsapp;
  const isBlank = body.trim() === "";
  if (isBlank && files.length === 0) return { verdict: "nothing" };
  const length = [...body].length;
  if (phones > 0 && length > phoneBodyLimit) {
    const over = length - phoneBodyLimit;
    const channel = counts.sms > 0 ? "sms" : "whatsapp";
    return { verdict: "tooLong", over, channel, parts: splitText(body, phoneBodyLimit).length };
  }
  const bytes = body.length > chatBodyLimit / 4 ? encoder.encode(body).length : 0;
  if (bytes > chatBodyLimit) return { verdict: "tooLongForChat", over: bytes - chatBodyLimit };
  if (files.length > mostFiles) return { verdict: "tooManyFiles" };
  const problem = worstProblem(files, counts);
  if (problem !== undefined) return { verdict: "file", problem };
  const messages = messagesForPhones(body, files.length);
  const [first] = files;
  if (phones > 0 && first !== undefined && messages > 1) {
    return { verdict: "onlyFirstFile", file: first.name, messages };
  }
  return { verdict: "fine" };
}

export function canSend({ verdict }: Verdict): boolean {
  return verdict === "fine" || verdict === "onlyFirstFile";
}

/** What nobody can get comes before what phones cannot. */
function worstProblem(
  files: readonly Attachment[],
  counts: ChannelCounts,
): FileProblem | undefined {
  const problems = files.flatMap(
    ({ contentType, content }) => fileProblem({ contentType, size: content.size }, counts) ?? [],
  );
  return (
    problems.find(({ problem }) => problem === "tooLarge" || problem === "empty") ?? problems[0]
  );
}

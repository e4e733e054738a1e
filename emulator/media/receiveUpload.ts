import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { FastifyRequest } from "fastify";
import * as v from "valibot";
import { ApiError } from "../service/errors.ts";
import type { MediaReference } from "../store/rows.ts";
import { limitSize } from "./limitSize.ts";
import { maxMediaBytes } from "./mediaStore.ts";

export interface Upload {
  category: MediaReference["category"];
  contentType: string;
  filename: string | null;
  content: Readable | Buffer;
}

const querySchema = v.object({
  Category: v.optional(v.picklist(["media", "body", "history"]), "media"),
  Filename: v.optional(v.pipe(v.string(), v.maxLength(1024))),
});

const typePattern = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;.*)?$/;

/** Reads an upload in either of the SDK's two forms: the bare bytes, or a form with one file (wire protocol 10). */
export async function receiveUpload(request: FastifyRequest, body: Readable): Promise<Upload> {
  const query = v.safeParse(querySchema, request.query ?? {});
  if (!query.success) {
    const name = v.getDotPath(query.issues[0]) ?? "query";
    throw new ApiError(20001, `Invalid value of parameter ${name}`);
  }
  const { Category: category, Filename } = query.output;
  const contentType = request.headers["content-type"] ?? "application/octet-stream";
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    return {
      category,
      contentType: usableType(contentType),
      filename: Filename ?? null,
      content: body,
    };
  }
  const file = await fileInForm(contentType, body);
  return {
    category,
    contentType: usableType(file.type),
    filename: Filename ?? (file.name === "" ? null : file.name),
    content: Buffer.from(await file.arrayBuffer()),
  };
}

function usableType(contentType: string): string {
  return typePattern.test(contentType) ? contentType : "application/octet-stream";
}

async function fileInForm(contentType: string, body: Readable): Promise<File> {
  const limit = limitSize(maxMediaBytes + 64 * 1024);
  const [bytes] = await Promise.all([buffer(limit.stream), pipeline(body, limit.stream)]);
  const response = new Response(new Uint8Array(bytes), {
    headers: { "content-type": contentType },
  });
  const form = await response.formData().catch(() => undefined);
  const file = [...(form?.values() ?? [])].find((value) => value instanceof File);
  if (file === undefined) throw new ApiError(20001, "The form holds no file");
  return file;
}

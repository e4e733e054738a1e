import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Actor } from "../service/actor.ts";
import { ApiError } from "../service/errors.ts";
import type { Service } from "../service/service.ts";
import type { PreEvent } from "../service/webhookNames.ts";
import type { Hook } from "./caller.ts";
import { createLanes, type Lanes } from "./lanes.ts";
import type { Now } from "./now.ts";
import { commonParameters, type Parameters } from "./parameters.ts";
import type { PreAnswer, PreEvents } from "./preEvents.ts";

/** One change on its way past the webhooks. */
export interface Change<T> {
  event: PreEvent;
  serviceSid: ServiceSid;
  actor: Actor;
  /** The conversation whose order it keeps; undefined for what has no order. */
  lane(): string | undefined;
  run(answer: PreAnswer): T;
  /** Of what `run` has answered, while it can be read in the store. */
  parameters(result: T): Parameters;
}

/**
 * What stands before a change. Without a pre-webhook for its event the change is made at once. With one:
 *
 *   preview (what would be refused anyway is refused, and the webhook hears what would be kept)
 *     → ask → the change, with what the webhook has put in the place of it
 *
 * A conversation is a lane: what comes while a webhook is waited for is done after it, in order (HOOK7).
 */
export interface Gate {
  /** @throws ApiError of the service, at once or later; 50056 when a webhook refuses */
  make<T>(change: Change<T>): Now<T>;
  /** Whether nothing waits and nobody would have to be asked, whatever comes. */
  isOpen(): boolean;
  /** Whether such a change would have to wait. */
  holds(change: Pick<Change<unknown>, "event" | "serviceSid" | "lane">): boolean;
  lanes: Lanes;
}

export function createGate({
  service,
  accountSid,
  preEvents,
}: {
  service: Service;
  accountSid: string;
  preEvents: PreEvents;
}): Gate {
  const lanes = createLanes();
  const isBusy = (lane: string | undefined) => lane !== undefined && lanes.isBusy(lane);
  const isOpen = () => preEvents.areNone() && lanes.areEmpty();

  const ask = <T>(hooks: readonly Hook[], change: Change<T>): Promise<PreAnswer> => {
    const { event, actor, run, parameters } = change;
    const wouldBe = service.preview(() => parameters(run({})));
    const common = commonParameters(accountSid, event, actor);
    return preEvents.ask(hooks, event, { ...common, ...wouldBe });
  };

  /** Asks at once, so that nobody waits twice; what is allowed only by what comes before is asked after it. */
  const askEarly = <T>(hooks: readonly Hook[], change: Change<T>, mayComeLater: boolean) => {
    try {
      const asked = ask(hooks, change);
      // It is waited for in the lane; until then a refusal is nobody's.
      asked.catch(() => {});
      return asked;
    } catch (error) {
      if (mayComeLater && error instanceof ApiError) return undefined;
      throw error;
    }
  };

  return {
    lanes,
    isOpen,
    holds: ({ event, serviceSid, lane }) =>
      isBusy(lane()) || preEvents.hooks(event, serviceSid).length > 0,
    make(change) {
      const { event, serviceSid, run } = change;
      if (isOpen()) return run({});
      const lane = change.lane();
      const hooks = preEvents.hooks(event, serviceSid);
      if (hooks.length === 0) {
        return lane !== undefined && lanes.isBusy(lane)
          ? lanes.enter(lane, () => run({}))
          : run({});
      }
      const early = askEarly(hooks, change, isBusy(lane));
      const work = async () => run(await (early ?? ask(hooks, change)));
      return lane === undefined ? work() : lanes.enter(lane, work);
    },
  };
}

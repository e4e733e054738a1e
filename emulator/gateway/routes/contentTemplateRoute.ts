import { lastPageMeta } from "../../wire/client/emptyPages.ts";
import { ok } from "../gatewayRequest.ts";
import type { Routes } from "../router.ts";

/** An empty list: there is no Content API yet. */
export const contentTemplateRoute: Routes = {
  "/Client/v2/ContentTemplates": { GET: () => ok({ templates: [], meta: lastPageMeta }) },
};

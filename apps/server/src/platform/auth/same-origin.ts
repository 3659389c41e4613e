/** What of a request says where it was made. */
export interface RequestOrigin {
  /** `Sec-Fetch-Site`, set by browsers only. */
  readonly fetchSite: string | undefined;
  readonly origin: string | undefined;
  /** Host the request was sent to, as the reader's browser sees it. */
  readonly host: string;
}

/**
 * Whether a browser made the request from a page of ours (protection of cookies against forged requests).
 * Neither header: no browser of this decade, so no.
 */
export function isSameOrigin(request: RequestOrigin): boolean {
  if (request.fetchSite !== undefined) return request.fetchSite === 'same-origin' || request.fetchSite === 'none';
  if (request.origin === undefined || !URL.canParse(request.origin)) return false;
  return new URL(request.origin).host === request.host;
}

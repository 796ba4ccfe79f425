/** An error with a stable code: the helper's own (`no_article_found`) or a client's cause (`helper_not_running`). */
export class Failure extends Error {
  /**
   * @param {string} code
   * @param {{detail?: string, values?: string[], cause?: unknown}} [more]  values fill the text's `$1`…
   */
  constructor(code, { detail = code, values = [], cause } = {}) {
    super(detail, { cause });
    this.name = "Failure";
    this.code = code;
    this.values = values;
  }
}

/** The ways a call to the desk fails, told apart by what the widget does about them. */

export class Failure extends Error {}

/** The network or the desk is away: the same request may be tried again. */
export class Unreachable extends Failure {
  constructor(
    readonly network: boolean,
    readonly waitSeconds = 0,
  ) {
    super("unreachable");
  }
}

/** The desk does not know this token (any more): the conversation was erased or has expired. */
export class Forgotten extends Failure {}

/** The desk understood and said no; trying the same again cannot help. */
export class Refused extends Failure {
  constructor(readonly status: number) {
    super("refused");
  }
}

/** An open stream that brings nothing, not even a heartbeat: a proxy holds it back, or the line is dead. */
export class Silent extends Failure {}

export function failureOf(response: Response): Failure {
  const { status } = response;
  if (status === 401 || status === 404 || status === 410) return new Forgotten();
  if (status >= 500 || status === 408 || status === 425 || status === 429) {
    return new Unreachable(false, Number(response.headers.get("Retry-After")) || 0);
  }
  return new Refused(status);
}

/* Questions to the server that sent this page. Every one carries the token, the digest of the files
   that the page was made from, who asks, and a number: of one asker's questions the latest wins. */
{
  const { texts, digest } = explore.data;
  Object.assign(explore, live.speaking(texts));
  const client = crypto.randomUUID();
  let turn = 0;

  /* The server says no, and why. */
  explore.Refused = class extends Error {
    constructor(error, status) {
      super(error.message);
      Object.assign(this, { ...error, status });
    }
  };
  /* The server says nothing. */
  explore.Away = class extends Error {};

  const asked = async (path, body, as, signal) => {
    turn += 1;
    const headers = { "Content-Type": "application/json", "X-Mcda-Token": sessionStorage.getItem(entrance.key) || "" };
    const whole = JSON.stringify({ digest, client: `${client}${as}`, turn, ...body });
    const answer = await fetch(`/${path}`, { method: "POST", headers, body: whole, signal, cache: "no-store" })
      .catch((error) => {
        throw signal && signal.aborted ? error : new explore.Away();
      });
    if (answer.status === 401) {
      explore.signedOut();
      throw new explore.Away();
    }
    if (answer.ok) return answer;
    const { error } = await answer.json().catch(() => ({ error: { message: String(answer.status) } }));
    throw new explore.Refused(error, answer.status);
  };

  /* as : a name for questions that do not overtake the panel's own */
  explore.ask = async (path, body = {}, as = "") => {
    const answer = await asked(path, body, as);
    return answer.json().catch(() => {
      throw new explore.Away();
    });
  };

  /* The lines of an answer that comes bit by bit. */
  explore.lines = async (path, body, signal, take) => {
    const answer = await asked(path, body, "", signal);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      lines.forEach((line) => take(JSON.parse(line)));
    }
  };
}

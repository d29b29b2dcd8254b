/* Numbers as they are typed: nothing is guessed. */
{
  const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

  /* {x}, or {wrong} with the key of what is wrong. */
  live.read = (typed) => {
    const text = typed.trim();
    if (!text) return { wrong: "typed_nothing" };
    if (/^[-+\d.,]*\d,\d/.test(text)) return { wrong: "typed_comma" };
    if (!NUMBER.test(text)) return { wrong: "typed_words" };
    const x = Number(text);
    return Math.abs(x) < 1e100 ? { x } : { wrong: "typed_huge" };
  };
}

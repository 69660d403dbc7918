/** What is kept of a made-up record is what comes back from its short text. Evaluated in a page by `test_scorm.py`. */
async ([course, rounds]) => {
  const { encode, decode, isRight } = await import("/scorm-code.js");
  let seed = 20261125;
  const random = () => {
    seed = (Math.imul(seed ^ (seed >>> 15), 1 | seed) + 0x6d2b79f5) | 0;
    return ((seed ^ (seed >>> 14)) >>> 0) / 4294967296;
  };
  const at = "2026-11-25T12:00:00.000Z";
  const some = (list, share) => list.filter(() => random() < share);
  const maybe = (name) => [{}, { [name]: false }, { [name]: true }][Math.floor(random() * 3)];
  const entries = (list, make) => Object.fromEntries(list.map((each) => [each, { at, ...make(each) }]));
  const chosen = (ids) =>
    Object.fromEntries(ids.map((id) => [id, some(course.questions[id].options, 0.5)]).filter(([, options]) => options.length));
  const grade = (id, options = []) => ({ chosen: options, correct: isRight(options, course.questions[id]) });

  function attempt(index) {
    const given = chosen(some(course.test, 0.9));
    const questions = Object.fromEntries(course.test.map((id) => [id, grade(id, given[id])]));
    const right = Object.values(questions).filter(({ correct }) => correct).length;
    const total = course.test.length;
    const date = new Date(Date.parse(at) - (3 - index) * 86_400_123).toISOString();
    const passed = right * 100 >= course.pass * total;
    return { at, date, right, total, pass: course.pass, passed, version: course.courseVersion, round: index, questions };
  }

  function record(share) {
    const answers = chosen(some(Object.keys(course.questions), share));
    const place = { page: `modules/${course.modules[0]}/`, ...(random() < 0.5 ? { heading: "x-1" } : {}), language: course.language };
    const test = attempt(Math.floor(random() * 3));
    return {
      place: random() < 0.8 ? entries(["last"], () => place) : {},
      modules: entries(some(course.modules, share), () => ({ ...maybe("read"), ...maybe("done") })),
      read: entries(some(course.parts, share), () => ({})),
      answers: entries(Object.keys(answers), (id) => ({ ...grade(id, answers[id]), print: course.questions[id].print })),
      forms: random() < 0.5 ? entries(["final-test"], () => ({ choices: chosen(some(course.test, share)), round: Math.floor(random() * 40) })) : {},
      attempts: random() < 0.7 ? { [`${test.date}-abc9z`]: test } : {},
    };
  }

  /** Without empty parts, and in one order. */
  function plain(value) {
    if (!value || typeof value !== "object" || Array.isArray(value)) return value;
    const parts = Object.entries(value).map(([name, each]) => [name, plain(each)]);
    const full = parts.filter(([, each]) => !each || typeof each !== "object" || Object.keys(each).length || Array.isArray(each));
    return Object.fromEntries(full.sort(([one], [two]) => (one < two ? -1 : 1)));
  }

  const failed = [];
  let longest = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = record(round ? random() : 1);
    const text = encode({ ...before, notes: { "a/b": { at, text: "secret" } } }, course, new Date(at));
    longest = Math.max(longest, text.length);
    const pair = [before, decode(text, course).sections].map((each) => JSON.stringify(plain(each)));
    if (pair[0] !== pair[1] || /[^A-Za-z0-9~.!#/_-]/.test(text)) failed.push([...pair, text]);
    try {
      decode(text.slice(0, Math.floor(random() * text.length)), course);
      decode(Array.from({ length: 40 }, () => String.fromCharCode(32 + random() * 90)).join(""), course);
    } catch (error) {
      failed.push([text, String(error)]);
    }
  }
  return { failed: failed.slice(0, 2), longest };
}

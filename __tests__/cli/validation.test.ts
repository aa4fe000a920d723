import { mapWithin } from "../../cli/validation";

test("never more than the limit are at work, and results keep their order", async () => {
  let working = 0;
  let most = 0;
  const results = await mapWithin(2, [30, 1, 20, 1, 1], async (ms) => {
    working += 1;
    most = Math.max(most, working);
    await new Promise((resolve) => setTimeout(resolve, ms));
    working -= 1;
    return ms * 2;
  });
  expect(results).toEqual([60, 2, 40, 2, 2]);
  expect(most).toBe(2);
});

test("one failure fails the whole", async () => {
  await expect(mapWithin(2, [1, 2], () => Promise.reject(new Error("no")))).rejects.toThrow("no");
});

import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { describe, it } from "node:test";

import "./extension_world.js";

const { anyProofHolds, cleanCode, newNonce, ownOrigin, proofHolds } = await import("../../../extension/shared/pairing.js");

/** The proof as SECURITY describes it, by another library. @param {string} token @param {number} port @param {string} nonce */
function proofOf(token, port, nonce) {
  const key = createHash("sha256").update(token).digest();
  return createHmac("sha256", key).update(`hello${port}${ownOrigin()}${nonce}`).digest("hex");
}

describe("the helper's proof", () => {
  it("holds for who knows the token", async () => {
    const nonce = newNonce();
    assert.ok(await proofHolds("token", 7826, nonce, proofOf("token", 7826, nonce)));
  });

  it("holds for no other token, port, nonce or form", async () => {
    const proof = proofOf("token", 7826, "n");
    assert.ok(!(await proofHolds("other", 7826, "n", proof)));
    assert.ok(!(await proofHolds("token", 7827, "n", proof)));
    assert.ok(!(await proofHolds("token", 7826, "m", proof)));
    for (const wrong of [null, 1, "", proof.slice(2), proof.toUpperCase(), `${proof}00`, "z".repeat(64)]) {
      assert.ok(!(await proofHolds("token", 7826, "n", wrong)), String(wrong));
    }
  });

  it("may be one of several, for two profiles of one origin", async () => {
    const proof = proofOf("token", 7826, "n");
    assert.ok(await anyProofHolds("token", 7826, "n", [proofOf("other", 7826, "n"), proof]));
    assert.ok(!(await anyProofHolds("token", 7826, "n", [])));
  });
});

describe("pairing", () => {
  it("asks with another number each time", () => {
    assert.notEqual(newNonce(), newNonce());
    assert.match(newNonce(), /^[0-9a-f]{32}$/);
  });

  it("takes the code as people type it", () => {
    assert.equal(cleanCode(" abcde-fgh23 "), "ABCDEFGH23");
  });
});

"""The policy of `news`: what counts how much when sentences are chosen."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.summarizers.news.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Policy:
    """What is paid for a sentence, in shares of the key facts that a summary must tell.

    Set by `benchmarks/train_news.py` on articles of sites that the estimates had not seen, unless said otherwise.

    Attributes:
        unfit: for a sentence that should never stand in a summary, by how likely that is.
        need: for a sentence that leans on one that is not there, by how likely that is.
        coverage: for each third of the article in which a sentence is taken: neighbours often tell one fact.
        repetition: for telling what another one tells, where that is plain. By hand: more than most sentences tell.
        faults: for a fault, by its grade. By hand: what is foreign is never worth it, what is poor hardly ever.
        stop: below this a further sentence is not worth reading. By hand: only what is poor or repeats costs so much.
        never: below this a sentence is not taken even where a length is to be filled. By hand: only what is foreign.
    """

    unfit: float = 0.3
    need: float = 0.35
    coverage: float = 0.04
    repetition: float = 0.6
    faults: tuple[float, float, float, float] = (0.0, 0.03, 1.0, 10.0)
    stop: float = -0.5
    never: float = -5.0

    def alone(self, candidate: Candidate) -> float:
        """What a sentence is worth before it is known what stands beside it."""
        grade = candidate.fault.grade if candidate.fault else 0
        return candidate.value - self.unfit * candidate.unfit - self.faults[grade]

    def parts(self, candidate: Candidate, unmet: float) -> dict[str, float]:
        """What the worth of a sentence is made of, but for what is told twice."""
        grade = candidate.fault.grade if candidate.fault else 0
        costs = {"unfit": self.unfit * candidate.unfit, "need": self.need * unmet, "fault": self.faults[grade]}
        return {"value": candidate.value, **{name: -cost for name, cost in costs.items()}}


POLICY = Policy()

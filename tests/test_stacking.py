"""Signs of a model that knows some of the answers are weighed on the other cases alone."""

from training.stacking import BASE, of_model, plain, second, stack


def test_the_signs_of_the_model_are_told_from_the_others():
    signs = {"seen surely": 1.0, "by-model": 1.0, "rule argument": 1.0}
    assert plain(signs) == {"rule argument": 1.0}
    assert second(signs, {"rule argument": 2.0})[BASE] == 2.0
    assert not of_model("rule argument")


def test_each_sign_gets_its_weight_where_it_may_be_learnt():
    told = []

    def learn(cases):
        told.append([signs for _, signs in cases])
        return {name: 0.5 for _, signs in cases for name in signs}

    everything = [(n, {"rule": 1.0, "seen": 1.0}) for n in range(6)]
    held = everything[:3]
    weights = stack(everything, held, lambda c: c[0], lambda c, change: (c[0], change(c[1])), learn, folds=3)
    assert weights == {"rule": 0.25, "seen": 0.5}
    assert len(told[0]) == 6
    assert all("seen" not in signs for signs in told[0])
    assert len(told[-1]) == 3

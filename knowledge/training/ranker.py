"""Train the ranker: trees that order candidates, by LambdaMART."""

from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np

from knowledge.ranking import FEATURES
from knowledge.terms import Numbers, Places
from knowledge.trees import MOST_LEAVES, Splits

Node = Mapping[str, object]
Group = tuple[Numbers, Places]

_ALL = 0xFFFF
_SETTINGS: Mapping[str, object] = {
    "objective": "lambdarank",
    "learning_rate": 0.08,
    "num_leaves": 15,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "lambdarank_truncation_level": 20,
    "max_bin": 63,
    "deterministic": True,
    "verbose": -1,
}


def ranker(groups: Sequence[Group], *, rounds: int, seed: int, threads: int) -> Splits:
    """Return trees trained on the features and the relevance of each question's candidates.

    Equal groups and seeds give equal trees on one machine.
    """
    import lightgbm  # noqa: PLC0415  # only training needs it

    data = lightgbm.Dataset(
        np.vstack([matrix for matrix, _ in groups]),
        np.concatenate([relevance for _, relevance in groups]),
        group=[len(relevance) for _, relevance in groups],
    )
    settings = {**_SETTINGS, "seed": seed, "num_threads": threads}
    booster = lightgbm.Booster(settings, data)
    for _ in range(rounds):
        booster.update()
    return splits(booster.dump_model())


def splits(dumped: Mapping[str, object]) -> Splits:
    """Return the splits of a model as lightgbm dumps it."""
    found: list[tuple[int, float, int, int]] = []
    trees = cast("Sequence[Node]", dumped["tree_info"])
    leaves = np.zeros((len(trees), MOST_LEAVES), np.float32)
    for number, tree in enumerate(trees):
        values: list[float] = []
        _walk(cast("Node", tree["tree_structure"]), tree=number, values=values, found=found)
        leaves[number, : len(values)] = values
    columns, thresholds, masks, owners = zip(*found, strict=True)
    return Splits(
        FEATURES,
        np.array(columns, np.uint8),
        np.array(thresholds, np.float64),
        np.array(masks, np.uint16),
        np.array(owners, np.uint16),
        leaves,
    )


def _walk(
    node: Node, *, tree: int, values: list[float], found: list[tuple[int, float, int, int]]
) -> None:
    """Number the leaves below a node from the left, and note what each split keeps."""
    if "leaf_value" in node:
        values.append(cast("float", node["leaf_value"]))
        return
    first = len(values)
    _walk(cast("Node", node["left_child"]), tree=tree, values=values, found=found)
    lost = (1 << len(values)) - (1 << first)
    column, threshold = cast("int", node["split_feature"]), cast("float", node["threshold"])
    found.append((column, threshold, _ALL & ~lost, tree))
    _walk(cast("Node", node["right_child"]), tree=tree, values=values, found=found)

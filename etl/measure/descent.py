"""Minimises a smooth function of many weights by limited-memory BFGS in plain numpy; it draws nothing at random."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Objective = Callable[[Vector], tuple[float, Vector]]

MEMORY = 8
ENOUGH = 1e-5  # relative fall of the objective below which a step is idle
FLAT = 1e-12  # curvature below which a step says nothing of the shape
PATIENCE = 3  # idle steps in a row after which further ones change no decision
WOLFE = 1e-4
SHORTEST_STEP = 1e-8


def minimise(objective: Objective, start: Vector, most_steps: int = 120) -> Vector:
    """Return weights near the minimum; `objective` gives value and gradient (Nocedal and Wright, algorithm 7.5)."""
    weights, (value, gradient) = start, objective(start)
    steps: list[tuple[Vector, Vector, float]] = []
    idle = 0
    for _ in range(most_steps):
        direction = _direction(gradient, steps)
        slope = _dot(direction, gradient)
        if slope >= 0:
            steps, direction = [], -gradient
            slope = _dot(direction, gradient)
        length = 1.0 if steps else min(1.0, 1.0 / (float(np.sqrt(_dot(gradient, gradient))) + 1e-12))
        while True:
            moved = weights + length * direction
            new_value, new_gradient = objective(moved)
            if new_value <= value + WOLFE * length * slope or length < SHORTEST_STEP:
                break
            length *= 0.5
        change, turn = moved - weights, new_gradient - gradient
        curvature = _dot(change, turn)
        if curvature > FLAT:
            steps = [*steps[-(MEMORY - 1) :], (change, turn, 1.0 / curvature)]
        fall = value - new_value
        weights, value, gradient = moved, new_value, new_gradient
        idle = idle + 1 if fall <= ENOUGH * max(abs(value), 1.0) else 0
        if idle == PATIENCE:
            break
    return weights


def _direction(gradient: Vector, steps: list[tuple[Vector, Vector, float]]) -> Vector:
    """Return the downhill direction that the remembered steps suggest (the two-loop recursion)."""
    direction = gradient.copy()
    shares: list[float] = []
    for change, turn, weight in reversed(steps):
        share = weight * _dot(change, direction)
        shares.append(share)
        direction -= share * turn
    if steps:
        change, turn, weight = steps[-1]
        direction /= weight * _dot(turn, turn)
    for (change, turn, weight), share in zip(steps, reversed(shares), strict=True):
        direction += (share - weight * _dot(turn, direction)) * change
    return -direction


def _dot(left: Vector, right: Vector) -> float:
    """Multiply without BLAS, whose threads sum in an order of their own and wait for each other on a busy machine."""
    return float((left * right).sum())

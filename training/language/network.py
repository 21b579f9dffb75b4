"""The encoder and its heads in plain torch.

Six BERT layers give one state per word (mean of its first and last piece); word 0 is [CLS], which stands for
the root of the tree. `Roles` reads a sentence again, cheaply, from the point of view of one word: a predicate
(who did what) or a cue (who said what).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH = 384
ATTENTION_HEADS = 12
FAR = 24
# What a word is asked as an anchor: by whom and to whom (a predicate), who says what (a cue), who takes part.
ASKED = ("roles", "attribution", "casts")


@dataclass(frozen=True)
class Labels:
    """Names of what the heads answer, in order of their numbers."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    roles: tuple[str, ...]
    attribution: tuple[str, ...]
    news: tuple[str, ...]
    defence: tuple[str, ...]
    events: tuple[str, ...] = ("O",)
    casts: tuple[str, ...] = ("O",)


@dataclass(frozen=True)
class Build:
    """Measures of an encoder."""

    width: int = WIDTH
    layers: int = 6
    eps: float = 1e-12
    buckets: int = 0


SHIPPED = Build()
DEEP = Build(width=768, layers=12, eps=1e-5, buckets=32)


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float, eps: float = 1e-12) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=eps)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=eps)
        self.dropout = dropout

    def forward(self, x: Tensor, away: Tensor) -> Tensor:
        rows, length, width = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        scores = (q @ k.transpose(-1, -2)) * (q.shape[-1] ** -0.5) + away
        mixed = (scores.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(rows, length, width)
        x = self.norm1(x + self.out(mixed))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


def away_mask(real: Tensor) -> Tensor:
    """Added to attention scores: 0 on real positions, very low on padding; [row, 1, 1, position]."""
    return (~real).float().mul(-30000.0)[:, None, None, :]


class Encoder(nn.Module):
    """Pieces and shapes -> states of pieces; also those of the middle layer.

    `DEEP` is the form of the teacher (MPNet): twelve layers, twice the width, attention that knows distance.
    """

    def __init__(self, vocabulary: int, shapes: int, dropout: float = 0.1, build: Build = SHIPPED) -> None:
        super().__init__()
        self.width = build.width
        self.pieces = nn.Embedding(vocabulary, build.width)
        self.places = nn.Embedding(512, build.width)
        self.kind = nn.Parameter(torch.zeros(build.width))
        self.shapes = nn.Embedding(shapes, build.width)
        self.norm = nn.LayerNorm(build.width, eps=build.eps)
        self.layers = nn.ModuleList(
            Layer(build.width, ATTENTION_HEADS, 4 * build.width, dropout, build.eps)
            for _ in range(build.layers)
        )
        self.near = nn.Embedding(build.buckets, ATTENTION_HEADS) if build.buckets else None
        nn.init.zeros_(self.shapes.weight)
        self.pieces.weight.requires_grad = False

    def forward(self, ids: Tensor, shapes: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        places = torch.arange(ids.shape[1])
        x = self.norm(self.pieces(ids) + self.places(places) + self.kind + self.shapes(shapes))
        away = away_mask(real)
        if self.near is not None:
            away = away + self.near(bucket(places[None] - places[:, None])).permute(2, 0, 1)[None]
        middle = x
        for number, layer in enumerate(self.layers):
            x = layer(x, away)
            if number == len(self.layers) // 2 - 1:
                middle = x
        return x, middle


def bucket(distance: Tensor) -> Tensor:
    """Distances of pieces in 32 classes: 0 to 7 each on its own, then ever wider to 128, either way apart."""
    far = distance.abs().clamp(min=8).float()
    wide = (8 + torch.log(far / 8) / math.log(16) * 8).long().clamp(max=15)
    return torch.where(distance.abs() < 8, distance.abs(), wide) + 16 * (distance > 0)


class Biaffine(nn.Module):
    """Score every pair of a dependent and a governor, `out` scores each."""

    def __init__(self, width: int, out: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(out, width + 1, width + 1))
        nn.init.normal_(self.weight, std=1 / width)

    def forward(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """Both [row, word, width]; gives [row, out, dependent, governor]."""
        x, y = F.pad(dependents, (0, 1), value=1.0), F.pad(governors, (0, 1), value=1.0)
        return torch.einsum("bxi,oij,byj->boxy", x, self.weight, y)


class Roles(nn.Module):
    """One narrow layer over a sentence as seen from an anchor word."""

    width = 192

    def __init__(self, labels: Labels, dropout: float, wide: int) -> None:
        super().__init__()
        self.word = nn.Linear(wide, self.width)
        self.anchor = nn.Linear(wide, self.width)
        self.distance = nn.Embedding(2 * FAR + 1, self.width)
        self.task = nn.Embedding(3, self.width)
        self.norm = nn.LayerNorm(self.width, eps=1e-12)
        self.layer = Layer(self.width, 6, 2 * self.width, 0.0)
        self.roles = nn.Linear(self.width, len(labels.roles))
        self.attribution = nn.Linear(self.width, len(labels.attribution))
        self.casts = nn.Linear(self.width, len(labels.casts))
        self.dropout = dropout

    def forward(self, states: Tensor, real: Tensor, rows: Tensor, anchors: Tensor, tasks: Tensor) -> Tensor:
        """Hidden states [anchor, word, width] for anchors (row, word index) of tasks (place in `ASKED`)."""
        words = self.word(states)
        seen_from = self.anchor(states[rows, anchors])[:, None]
        offset = (torch.arange(states.shape[1])[None] - anchors[:, None]).clamp(-FAR, FAR) + FAR
        x = words[rows] + seen_from + self.distance(offset) + self.task(tasks)[:, None]
        x = F.gelu(self.norm(x))
        x = self.layer(x, away_mask(real[rows]))
        return F.dropout(x, self.dropout, self.training)


class Network(nn.Module):
    """Encoder and heads."""

    arc_width = 256
    relation_width = 96

    def __init__(self, labels: Labels, encoder: nn.Module, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        wide = encoder.width
        self.upos = nn.Linear(wide, len(labels.upos))
        self.xpos = nn.Linear(wide, len(labels.xpos))
        self.arc_dependent = nn.Linear(wide, self.arc_width)
        self.arc_governor = nn.Linear(wide, self.arc_width)
        self.arcs = Biaffine(self.arc_width, 1)
        self.relation_dependent = nn.Linear(wide, self.relation_width)
        self.relation_governor = nn.Linear(wide, self.relation_width)
        self.relations = Biaffine(self.relation_width, len(labels.relations))
        self.predicate = nn.Linear(wide, 1)
        self.cue = nn.Linear(wide, 1)
        self.factuality_inner = nn.Linear(wide, 128)
        self.factuality = nn.Linear(128, 1)
        self.entity_inner = nn.Linear(wide, 256)
        self.news = nn.Linear(256, len(labels.news))
        self.defence = nn.Linear(256, len(labels.defence))
        self.event_inner = nn.Linear(wide, 256)
        self.events = nn.Linear(256, len(labels.events))
        self.embedding = nn.Linear(2 * wide, wide)
        self.roles = Roles(labels, dropout, wide)
        self.dropout = dropout
        with torch.no_grad():
            eye = torch.eye(wide)
            self.embedding.weight.copy_(torch.cat([0.0 * eye, eye], 1))
            self.embedding.bias.zero_()

    def states(self, ids: Tensor, shapes: Tensor, real: Tensor, first: Tensor, last: Tensor):
        """States of words [row, word, width], and the sentence embedding [row, width]."""
        final, middle = self.encoder(ids, shapes, real)
        rows = torch.arange(ids.shape[0])[:, None]
        words = (final[rows, first] + final[rows, last]) * 0.5
        weight = real.float()[..., None] / real.sum(1)[:, None, None]
        mean = torch.cat([(middle * weight).sum(1), (final * weight).sum(1)], -1)
        return words, F.normalize(self.embedding(mean), dim=-1)

    def drop(self, x: Tensor) -> Tensor:
        """Whole features of the words' states are left out at random."""
        return F.dropout(x, self.dropout, self.training)

    def arc_scores(self, words: Tensor, real: Tensor) -> Tensor:
        """[row, dependent, governor]."""
        dependents, governors = F.gelu(self.arc_dependent(words)), F.gelu(self.arc_governor(words))
        return self.arcs(dependents, governors)[:, 0] + (~real).float().mul(-30000.0)[:, None, :]

    def relation_scores(self, words: Tensor, heads: Tensor) -> Tensor:
        """[row, dependent, label] for given governors [row, dependent]."""
        dependents = F.pad(F.gelu(self.relation_dependent(words)), (0, 1), value=1.0)
        governors = F.pad(F.gelu(self.relation_governor(words)), (0, 1), value=1.0)
        chosen = governors[torch.arange(words.shape[0])[:, None], heads]
        rows, length, width = dependents.shape
        labels = self.relations.weight.shape[0]
        mixed = dependents.reshape(-1, width) @ self.relations.weight.permute(1, 0, 2).reshape(width, -1)
        mixed = mixed.view(-1, labels, width)
        return torch.bmm(mixed, chosen.reshape(-1, width, 1)).view(rows, length, labels)


@torch.no_grad()
def load_weights(network: Network, weights: dict[str, Tensor]) -> None:
    """Put a checkpoint's weights in place; heads that it lacks stay as they are."""
    for name, own in network.state_dict().items():
        given = weights.get(name)
        if given is None:
            continue
        if given.shape == own.shape:
            own.copy_(given)
        elif given.shape[1:] == own.shape[1:] and name == "roles.task.weight":
            own[: len(given)] = given
            own[len(given) :] = given[:1]


__all__ = ["ASKED", "DEEP", "FAR", "WIDTH", "Encoder", "Labels", "Network", "Roles", "load_weights"]

#!/usr/bin/env python3
"""import.py COUNT FILE : parcels of 30 m on a grid, as CSV with WKT in EPSG:2154; neighbours share their ragged edges."""
import sys

COLUMNS, SIDE, X, Y = 500, 30.0, 660_000, 7_036_000
COVER = ["CS1.1.1.1", "CS1.1.1.2", "CS1.2.1", "CS2.1.1.1", "CS2.2.1"]
USE = ["US1.1", "US2", "US3", "US5", "US4.1.1"]


def wave(a, b):
    """Between -4 and 4 m, the same for the same place."""
    return (((a * 73856093) ^ (b * 19349663)) % 1000 / 1000 - 0.5) * 8


def edge(i, j, upwards):
    points = []
    for k in range(3):
        aside = wave(i * 7 + k, j * 13 + upwards) if k else 0
        along = SIDE * k / 3
        points.append((X + SIDE * i + (aside if upwards else along), Y + SIDE * j + (along if upwards else aside)))
    return points


def parcel(i, j):
    corner = [(X + SIDE * (i + 1), Y + SIDE * (j + 1)), (X + SIDE * i, Y + SIDE * (j + 1))]
    ring = edge(i, j, 0) + edge(i + 1, j, 1) + corner[:1] + edge(i, j + 1, 0)[:0:-1] + corner[1:] + edge(i, j, 1)[:0:-1]
    return ", ".join("%.3f %.3f" % point for point in [*ring, ring[0]])


def main():
    count, path = int(sys.argv[1]), sys.argv[2]
    with open(path, "w", encoding="utf-8") as out:
        out.write("id;code_cs;code_us;millesime;nom;WKT\n")
        for n in range(count):
            out.write(
                f'OCS{n:07d};{COVER[n % 5]};{USE[n // 7 % 5]};2021;parcelle {n};"POLYGON(({parcel(n % COLUMNS, n // COLUMNS)}))"\n'
            )


main()

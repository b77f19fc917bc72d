#!/usr/bin/env python3
"""ratios.py RUN.jsonl FLOOR.txt STARTUP.txt: one run's figures as ratios, printed as a table.

Above 1: Archipel answers more requests a second than what stands in the column's head. "SQL" is PostgreSQL building the
same GeoJSON itself; "lignes" only fetches the rows, unordered; "lignes triées" fetches them in a stable order, as
Archipel's pages are.
"""
import json
import sys

FLOORS = {
    "items100": {"SQL": "fc100", "lignes": "rows100", "lignes triées": "rows100_byid"},
    "items1000": {"SQL": "fc1000", "lignes": "rows1000", "lignes triées": "rows1000_byid"},
    "item": {"SQL": "item"},
}


def main(run_file, floor_file, startup_file):
    runs = {}
    for line in open(run_file):
        r = json.loads(line)
        runs[r["peer"], r["case"], r["conns"]] = r
    floor = {}
    for line in open(floor_file):
        parts = line.split()
        if len(parts) >= 3 and parts[1].isdigit():
            floor[parts[0], int(parts[1])] = float(parts[2])
    peers = sorted({peer for peer, _, _ in runs} - {"archipel"})
    heads = ["SQL", "lignes", "lignes triées"] + peers
    print(f"{'mesure':<11}{'c':>2} {'req/s':>9} {'p50 ms':>7} {'p99 ms':>7} {'CPU ms':>7} {'Mo':>5}  " + "".join(f"{'/ ' + h:>16}" for h in heads))
    for (peer, case, conns), r in runs.items():
        if peer != "archipel":
            continue
        cells = []
        for head in heads:
            if head in peers:
                other = runs.get((head, case, conns), {}).get("rps")
            else:
                other = floor.get((FLOORS.get(case, {}).get(head), conns))
            cells.append(f"{r['rps'] / other:>16.2f}" if other else f"{'–':>16}")
        bad = r["non2xx"] + r["sockerr"]
        print(
            f"{case:<11}{conns:>2} {r['rps']:>9.0f} {r['p50_ms']:>7.2f} {r['p99_ms']:>7.2f} "
            f"{r['srv_cpu_ms'] + r['pg_cpu_ms']:>7.2f} {r['rss_mb']:>5}  " + "".join(cells) + (f"  {bad} erreurs" if bad else "")
        )
    print(open(startup_file).read().strip())


main(*sys.argv[1:4])

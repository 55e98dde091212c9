// SPDX-License-Identifier: Apache-2.0
package corto.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Places boxes in rows and lanes, and lines between them that cross no box. After Sugiyama, Tagawa, Toda: Methods for Visual
/// Understanding of Hierarchical System Structures (1981), with lanes.
///
/// **Overview.**
/// 1. *Rows.* A box is above all that it stands on. From the lowest on, each takes the first row that has room in its lane: a lane has one to three columns.
/// 2. *Lanes* are exchanged while that brings boxes with lines between them nearer.
/// 3. *Columns.* Going up and down through the rows, the boxes of a lane are ordered by the mean place of their neighbours (barycentre), which keeps lines from crossing.
/// 4. *Lines* leave a box at its bottom and enter one at its top, each at a place of its own. In every row between, they pass through a free place near the straight way.
final class LayeredLayout {
    private static final double MARGIN = 24;
    private static final double COLUMN_GAP = 26;
    private static final double LANE_GAP = 22;
    private static final double LANE_PADDING = 16;
    private static final double LANE_HEAD = 30;
    private static final double ROW_GAP = 46;
    private static final double CLEARANCE = 6;       // of a line from a box
    private static final double TRACK = 5;           // of a line from another
    private static final int SWEEPS = 12;

    /// What is to be placed. `height` is the same for all.
    record Box(String name, String lane, double width, double height) {
    }

    /// `upper` stands on `lower`.
    record Line(String upper, String lower) {
    }

    record Rectangle(double x, double y, double width, double height) {
        double middle() {
            return x + width / 2;
        }

        double bottom() {
            return y + height;
        }
    }

    record Point(double x, double y) {
    }

    /// One box on its way.
    private static final class Place {
        final Box box;
        final List<Place> below = new ArrayList<>();
        final List<Place> above = new ArrayList<>();
        int rank;
        int row;
        double x;                    // of its middle

        Place(Box box) {
            this.box = box;
        }
    }

    /// A vertical strip with one kind of boxes.
    private static final class Lane {
        final String name;
        final List<Place> places = new ArrayList<>();
        double x;
        double columnWidth;
        int columns;

        Lane(String name) {
            this.name = name;
        }

        double width() {
            return columns * columnWidth + (columns - 1) * COLUMN_GAP + 2 * LANE_PADDING;
        }

        double middle(int column) {
            return x + LANE_PADDING + column * (columnWidth + COLUMN_GAP) + columnWidth / 2;
        }
    }

    private final Map<String, Place> places = new TreeMap<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<List<Place>> rows = new ArrayList<>();
    private final Map<Line, List<Point>> routes = new LinkedHashMap<>();
    private final double height;

    /// `lines` have no circle; those whose ends are not among the boxes are an error.
    LayeredLayout(Collection<Box> boxes, Collection<Line> lines) {
        height = boxes.stream().mapToDouble(Box::height).max().orElse(0);
        Map<String, Lane> byName = new TreeMap<>();
        for (Box box : boxes) {
            Place place = new Place(box);
            places.put(box.name(), place);
            byName.computeIfAbsent(box.lane(), Lane::new).places.add(place);
        }
        lanes.addAll(byName.values());
        for (Line line : lines) {
            places.get(line.upper()).below.add(places.get(line.lower()));
            places.get(line.lower()).above.add(places.get(line.upper()));
        }
        assignRows();
        orderLanes();
        assignColumns();
        route(lines);
    }

    // ---- rows

    private void assignRows() {
        Map<Place, Integer> ranks = new HashMap<>();
        places.values().forEach(place -> place.rank = rank(place, ranks));
        Map<Lane, Map<Integer, Integer>> used = new HashMap<>();
        for (Lane lane : lanes) {
            int count = lane.places.size();
            lane.columns = count <= 6 ? 1 : count <= 14 ? 2 : 3;
            lane.columnWidth = lane.places.stream().mapToDouble(place -> place.box.width()).max().orElse(0);
            used.put(lane, new HashMap<>());
        }
        List<Place> lowestFirst = new ArrayList<>(places.values());
        lowestFirst.sort(Comparator.comparingInt((Place place) -> place.rank).thenComparing(place -> place.box.name()));
        for (Place place : lowestFirst) {
            Lane lane = laneOf(place);
            int row = place.below.stream().mapToInt(lower -> lower.row + 1).max().orElse(0);
            while (used.get(lane).getOrDefault(row, 0) == lane.columns) {
                row++;
            }
            used.get(lane).merge(row, 1, Integer::sum);
            place.row = row;
            while (rows.size() <= row) {
                rows.add(new ArrayList<>());
            }
            rows.get(row).add(place);
        }
    }

    private static int rank(Place place, Map<Place, Integer> ranks) {
        Integer known = ranks.get(place);
        if (known == null) {
            known = 0;
            for (Place lower : place.below) {
                known = Math.max(known, rank(lower, ranks) + 1);
            }
            ranks.put(place, known);
        }
        return known;
    }

    private Lane laneOf(Place place) {
        return lanes.stream().filter(lane -> lane.name.equals(place.box.lane())).findFirst().orElseThrow();
    }

    // ---- lanes

    private void orderLanes() {
        int[][] lines = new int[lanes.size()][lanes.size()];
        for (Place place : places.values()) {
            for (Place lower : place.below) {
                lines[lanes.indexOf(laneOf(place))][lanes.indexOf(laneOf(lower))]++;
            }
        }
        int[] order = new int[lanes.size()];
        Arrays.setAll(order, i -> i);
        for (boolean better = true; better; ) {
            better = false;
            for (int i = 0; i < order.length; i++) {
                for (int j = i + 1; j < order.length; j++) {
                    double before = span(order, lines);
                    exchange(order, i, j);
                    if (span(order, lines) < before - 1e-6) {
                        better = true;
                    } else {
                        exchange(order, i, j);
                    }
                }
            }
        }
        List<Lane> ordered = new ArrayList<>();
        for (int i : order) {
            ordered.add(lanes.get(i));
        }
        lanes.clear();
        double x = MARGIN;
        for (Lane lane : ordered) {
            lane.x = x;
            x += lane.width() + LANE_GAP;
            lanes.add(lane);
        }
    }

    /// How far all lines go sideways if the lanes have this order.
    private double span(int[] order, int[][] lines) {
        double[] middles = new double[order.length];
        double x = 0;
        for (int lane : order) {
            middles[lane] = x + lanes.get(lane).width() / 2;
            x += lanes.get(lane).width() + LANE_GAP;
        }
        double sum = 0;
        for (int i = 0; i < lines.length; i++) {
            for (int j = 0; j < lines.length; j++) {
                sum += lines[i][j] * Math.abs(middles[i] - middles[j]);
            }
        }
        return sum;
    }

    private static void exchange(int[] order, int i, int j) {
        int saved = order[i];
        order[i] = order[j];
        order[j] = saved;
    }

    // ---- columns

    private void assignColumns() {
        for (List<Place> row : rows) {
            for (Lane lane : lanes) {
                List<Place> here = in(lane, row);
                for (int i = 0; i < here.size(); i++) {
                    here.get(i).x = lane.middle(i);
                }
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean up = sweep % 2 == 0;
            for (int i = 0; i < rows.size(); i++) {
                List<Place> row = rows.get(up ? i : rows.size() - 1 - i);
                for (Lane lane : lanes) {
                    order(lane, in(lane, row), up, sweep >= SWEEPS - 2);
                }
            }
        }
    }

    private static List<Place> in(Lane lane, List<Place> row) {
        return row.stream().filter(lane.places::contains).toList();
    }

    /// Orders the boxes of one row of a lane by their neighbours on one side, at last on both, and gives them the columns nearest to these.
    private static void order(Lane lane, List<Place> here, boolean up, boolean bothSides) {
        Map<Place, Double> wanted = new HashMap<>();
        for (Place place : here) {
            List<Place> neighbours = new ArrayList<>(up || bothSides ? place.below : List.of());
            neighbours.addAll(!up || bothSides ? place.above : List.of());
            wanted.put(place, neighbours.stream().mapToDouble(neighbour -> neighbour.x).average().orElse(place.x));
        }
        List<Place> ordered = new ArrayList<>(here);
        ordered.sort(Comparator.comparingDouble(wanted::get));
        int free = lane.columns - ordered.size();
        int column = 0;
        for (int i = 0; i < ordered.size(); i++) {
            double goal = wanted.get(ordered.get(i));
            while (free > 0 && Math.abs(lane.middle(column + 1) - goal) < Math.abs(lane.middle(column) - goal)) {
                column++;
                free--;
            }
            ordered.get(i).x = lane.middle(column++);
        }
    }

    // ---- lines

    private void route(Collection<Line> lines) {
        Map<Line, Double> starts = ports(lines, true);
        Map<Line, Double> ends = ports(lines, false);
        Map<Integer, List<Double>> taken = new HashMap<>();
        List<Line> shortestFirst = new ArrayList<>(lines);
        shortestFirst.sort(Comparator.comparingInt((Line line) -> places.get(line.upper()).row - places.get(line.lower()).row)
                .thenComparingDouble(line -> Math.abs(starts.get(line) - ends.get(line))).thenComparing(Line::upper).thenComparing(Line::lower));
        for (Line line : shortestFirst) {
            Place upper = places.get(line.upper());
            Place lower = places.get(line.lower());
            List<Point> route = new ArrayList<>();
            double x = starts.get(line);
            double goal = ends.get(line);
            route.add(new Point(x, rectangle(upper).bottom()));
            for (int row = upper.row - 1; row > lower.row; row--) {
                x = freePlace(row, x + (goal - x) / (row - lower.row + 1), taken.computeIfAbsent(row, _ -> new ArrayList<>()));
                route.add(new Point(x, top(row)));
                route.add(new Point(x, top(row) + height));
            }
            route.add(new Point(goal, rectangle(lower).y()));
            routes.put(line, route);
        }
    }

    /// Where each line leaves its upper box, or enters its lower one: in the order of the other ends.
    private Map<Line, Double> ports(Collection<Line> lines, boolean atUpper) {
        Map<Place, List<Line>> byBox = new HashMap<>();
        lines.forEach(line -> byBox.computeIfAbsent(places.get(atUpper ? line.upper() : line.lower()), _ -> new ArrayList<>()).add(line));
        Map<Line, Double> ports = new HashMap<>();
        byBox.forEach((place, ours) -> {
            ours.sort(Comparator.comparingDouble((Line line) -> places.get(atUpper ? line.lower() : line.upper()).x).thenComparing(Line::upper).thenComparing(Line::lower));
            double width = place.box.width() * 0.8;
            for (int i = 0; i < ours.size(); i++) {
                ports.put(ours.get(i), place.x - width / 2 + width * (i + 1) / (ours.size() + 1));
            }
        });
        return ports;
    }

    /// The place nearest to `wanted` where a line can pass through `row`; it is taken then.
    private double freePlace(int row, double wanted, List<Double> taken) {
        for (double distance = 0; distance < width(); distance++) {
            for (double x : new double[] {wanted - distance, wanted + distance}) {
                boolean isFree = x > 2 && x < width() - 2 && rows.get(row).stream().allMatch(place -> Math.abs(place.x - x) > place.box.width() / 2 + CLEARANCE)
                        && taken.stream().allMatch(other -> Math.abs(other - x) >= TRACK);
                if (isFree) {
                    taken.add(x);
                    return x;
                }
            }
        }
        return wanted < width() / 2 ? 2 : width() - 2;            // more lines than places: the edge of the drawing is free of boxes
    }

    // ---- the result

    private double top(int row) {
        return MARGIN + LANE_HEAD + (rows.size() - 1 - row) * (height + ROW_GAP);
    }

    private Rectangle rectangle(Place place) {
        return new Rectangle(place.x - place.box.width() / 2, top(place.row), place.box.width(), height);
    }

    double width() {
        return lanes.isEmpty() ? 2 * MARGIN : lanes.getLast().x + lanes.getLast().width() + MARGIN;
    }

    double height() {
        return top(0) + height + LANE_PADDING + MARGIN;
    }

    Rectangle rectangle(String box) {
        return rectangle(places.get(box));
    }

    /// The lanes from left to right.
    Map<String, Rectangle> lanes() {
        Map<String, Rectangle> result = new LinkedHashMap<>();
        lanes.forEach(lane -> result.put(lane.name, new Rectangle(lane.x, MARGIN, lane.width(), height() - 2 * MARGIN)));
        return result;
    }

    /// From the bottom of the upper box to the top of the lower one: between each two points the line may bend, but from the top of a row to its bottom it goes straight.
    List<Point> route(Line line) {
        return routes.get(line);
    }
}

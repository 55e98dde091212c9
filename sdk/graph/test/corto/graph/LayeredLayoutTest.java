// SPDX-License-Identifier: Apache-2.0
package corto.graph;

import static org.assertj.core.api.Assertions.assertThat;

import corto.graph.LayeredLayout.Box;
import corto.graph.LayeredLayout.Line;
import corto.graph.LayeredLayout.Point;
import corto.graph.LayeredLayout.Rectangle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredLayoutTest {
    private final List<Box> boxes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private LayeredLayout layout() {
        return new LayeredLayout(boxes, lines);
    }

    private void box(String name, String lane) {
        boxes.add(new Box(name, lane, 60 + name.length() * 3, 40));
    }

    /// A graph as libraries are: each box stands on some of those before it.
    private void random(long seed, int count) {
        Random random = new Random(seed);
        Set<Line> different = new HashSet<>();
        for (int i = 0; i < count; i++) {
            box("b" + i, "lane" + random.nextInt(7));
            for (int n = random.nextInt(4); i > 0 && n > 0; n--) {
                different.add(new Line("b" + i, "b" + random.nextInt(i)));
            }
        }
        lines.addAll(different);
    }

    private static boolean overlap(Rectangle a, Rectangle b) {
        return a.x() < b.x() + b.width() && b.x() < a.x() + a.width() && a.y() < b.bottom() && b.y() < a.bottom();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void boxes_lie_in_their_lanes_inside_the_drawing_and_do_not_overlap(long seed) {
        random(seed, 70);

        LayeredLayout layout = layout();

        for (Box box : boxes) {
            Rectangle at = layout.rectangle(box.name());
            Rectangle lane = layout.lanes().get(box.lane());
            assertThat(at.x()).isGreaterThan(lane.x());
            assertThat(at.x() + at.width()).isLessThan(lane.x() + lane.width());
            assertThat(at.y()).isGreaterThan(lane.y());
            assertThat(at.bottom()).isLessThan(lane.bottom());
            assertThat(boxes.stream().filter(other -> other != box && overlap(at, layout.rectangle(other.name())))).isEmpty();
        }
        List<Rectangle> lanes = List.copyOf(layout.lanes().values());
        for (int i = 1; i < lanes.size(); i++) {
            assertThat(lanes.get(i).x()).isGreaterThan(lanes.get(i - 1).x() + lanes.get(i - 1).width());
        }
        assertThat(lanes.getLast().x() + lanes.getLast().width()).isLessThan(layout.width());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void lines_lead_down_from_box_to_box_and_cross_no_other(long seed) {
        random(seed, 70);

        LayeredLayout layout = layout();

        for (Line line : lines) {
            List<Point> route = layout.route(line);
            Rectangle upper = layout.rectangle(line.upper());
            Rectangle lower = layout.rectangle(line.lower());
            assertThat(route.getFirst().y()).isEqualTo(upper.bottom());
            assertThat(route.getFirst().x()).isBetween(upper.x(), upper.x() + upper.width());
            assertThat(route.getLast().y()).isEqualTo(lower.y());
            assertThat(route.getLast().x()).isBetween(lower.x(), lower.x() + lower.width());
            assertThat(route.size()).isEven();
            for (int i = 1; i < route.size(); i++) {
                assertThat(route.get(i).y()).isGreaterThan(route.get(i - 1).y());
            }
            for (int i = 2; i < route.size(); i += 2) {                       // the pieces that pass through a row
                Point top = route.get(i - 1);
                assertThat(route.get(i).x()).isEqualTo(top.x());
                assertThat(boxes.stream().map(box -> layout.rectangle(box.name())).filter(box -> box.y() == top.y() && box.x() <= top.x() && top.x() <= box.x() + box.width())).isEmpty();
            }
        }
    }

    @Test
    void what_stands_on_another_is_above_it_also_in_another_lane() {
        box("low", "a");
        box("middle", "b");
        box("high", "a");
        lines.addAll(List.of(new Line("high", "middle"), new Line("middle", "low"), new Line("high", "low")));

        LayeredLayout layout = layout();

        assertThat(layout.rectangle("high").bottom()).isLessThan(layout.rectangle("middle").y());
        assertThat(layout.rectangle("middle").bottom()).isLessThan(layout.rectangle("low").y());
        assertThat(layout.route(new Line("high", "low"))).hasSize(4);
    }

    @Test
    void lanes_with_lines_between_them_are_neighbours() {
        for (String lane : List.of("a", "b", "c")) {
            box(lane + "1", lane);
            box(lane + "2", lane);
        }
        lines.addAll(List.of(new Line("a2", "c1"), new Line("c2", "a1"), new Line("b2", "c1")));

        assertThat(layout().lanes().keySet()).first().isNotEqualTo("c");
        assertThat(layout().lanes().keySet()).last().isNotEqualTo("c");
    }

    @Test
    void the_order_of_neighbours_keeps_lines_from_crossing() {
        for (int i = 0; i < 8; i++) {
            box("top" + i, "lane");
        }
        box("left", "lane");
        box("right", "lane");
        lines.addAll(List.of(new Line("top0", "right"), new Line("top1", "left")));

        LayeredLayout layout = layout();

        assertThat(layout.rectangle("top0").x() < layout.rectangle("top1").x()).isEqualTo(layout.rectangle("right").x() < layout.rectangle("left").x());
    }

    @Test
    void nothing_gives_an_empty_drawing() {
        assertThat(layout().lanes()).isEmpty();
        assertThat(layout().width()).isPositive();
    }
}

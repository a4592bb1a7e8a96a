package org.ostopolku.lifecycle.rules;

import java.util.ArrayList;
import java.util.List;

/** A horizontal or vertical piece of a flow. */
record Segment(Point from, Point to) {

    record Point(double x, double y) {}

    static List<Segment> through(List<Point> points) {
        List<Segment> lines = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            lines.add(new Segment(points.get(i - 1), points.get(i)));
        }
        return lines;
    }

    boolean isStraight() {
        return from.x == to.x || from.y == to.y;
    }

    /** The line as a box without width or without height. */
    Box box() {
        return new Box(
                Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(from.x - to.x), Math.abs(from.y - to.y));
    }

    boolean runsThrough(Box box) {
        return box().overlaps(box);
    }

    /** Whether the two meet elsewhere than at an end of one of them. */
    boolean crosses(Segment other) {
        return box().overlaps(other.box());
    }

    /** Whether the two share more than a point. */
    boolean liesOn(Segment other) {
        Box mine = box();
        Box theirs = other.box();
        return mine.width() == 0 && theirs.width() == 0 && mine.x() == theirs.x()
                ? mine.y() < theirs.bottom() && theirs.y() < mine.bottom()
                : mine.height() == 0
                        && theirs.height() == 0
                        && mine.y() == theirs.y()
                        && mine.x() < theirs.right()
                        && theirs.x() < mine.right();
    }
}

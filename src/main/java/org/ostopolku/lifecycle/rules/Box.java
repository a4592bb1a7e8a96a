package org.ostopolku.lifecycle.rules;

import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** A rectangle of the drawing, in pixels. */
record Box(double x, double y, double width, double height) {

    static Box of(Bounds bounds) {
        return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    /** This box made smaller on each side. */
    Box shrunk(double by) {
        return new Box(x + by, y + by, Math.max(0, width - 2 * by), Math.max(0, height - 2 * by));
    }

    boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    boolean contains(Box other) {
        return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
    }

    boolean hasOnBorder(Segment.Point point) {
        boolean inside =
                point.x() >= x - 1 && point.x() <= right() + 1 && point.y() >= y - 1 && point.y() <= bottom() + 1;
        boolean deep = point.x() > x + 1 && point.x() < right() - 1 && point.y() > y + 1 && point.y() < bottom() - 1;
        return inside && !deep;
    }
}

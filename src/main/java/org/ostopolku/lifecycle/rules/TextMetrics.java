package org.ostopolku.lifecycle.rules;

/** Width and height of a label as Cockpit and Modeler draw it, in Arial with breaks between words. */
record TextMetrics(double size) {

    /** The size of labels beside their shape. */
    static final TextMetrics OUTSIDE = new TextMetrics(11);

    /** The size of labels in a task. */
    static final TextMetrics INSIDE = new TextMetrics(12);

    private static final int LINE_HEIGHT = 14;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ,.:'-()";

    /** Widths of the letters above in Arial, in thousandths of the size; figures and all else are 556. */
    private static final int[] WIDTHS = {
        556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500,
        722, 500, 500, 500, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722,
        667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 278, 191, 333, 333, 333
    };

    double width(String text) {
        return text.chars()
                        .map(letter -> LETTERS.indexOf(letter))
                        .map(index -> index < 0 ? 556 : WIDTHS[index])
                        .sum()
                * size
                / 1000;
    }

    /** The height of a text that breaks at a width. */
    int height(String text, double width) {
        int lines = 1;
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            boolean breaks = !line.isEmpty() && width(longer) >= width;
            lines += breaks ? 1 : 0;
            line = breaks ? word : longer;
        }
        return lines * LINE_HEIGHT;
    }
}

package org.ostopolku.lifecycle.experiment;

/**
 * A figure of two versions of a stage, and their difference.
 *
 * @param figure Its id.
 * @param title Its title.
 * @param unit share (0 to 1), days, or EUR.
 * @param good The favourable direction: up or down; null if neither.
 * @param firstJourneys Number of journeys of the first version.
 * @param first Figure of the first version.
 * @param secondJourneys Number of journeys of the second version.
 * @param second Figure of the second version.
 * @param difference Second minus first.
 * @param verdict more or less if the difference is significant; otherwise unclear, or too-few.
 * @param says The verdict as a sentence.
 */
record ComparedFigure(
        String figure,
        String title,
        String unit,
        String good,
        int firstJourneys,
        Estimate first,
        int secondJourneys,
        Estimate second,
        Estimate difference,
        String verdict,
        String says) {}

package dev.holonomy.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The valid name that a mistyped one most likely means. */
public final class NearestName {
    private NearestName() {}

    /**
     * The nearest name by edit distance with transpositions (Damerau 1964), if it is near enough to be meant.
     *
     * @param name what was written
     * @param valid the names there are
     * @return the nearest within a third of the length, at least 2 edits, or one that contains the other
     */
    public static Optional<String> of(String name, Collection<String> valid) {
        String written = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return valid.stream()
                .filter(v -> near(written, v))
                .min(Comparator.comparingInt((String v) -> distance(written, v)).thenComparing(v -> v));
    }

    private static boolean near(String written, String valid) {
        int allowed = Math.max(2, Math.max(written.length(), valid.length()) / 3);
        return distance(written, valid) <= allowed
                || (written.length() >= 2 && (valid.contains(written) || written.contains(valid)));
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}

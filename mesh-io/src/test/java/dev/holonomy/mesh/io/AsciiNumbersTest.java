package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiNumbersTest {
    private static double parse(String text) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
        return AsciiNumbers.parse(bytes, 1, bytes.length - 1);
    }

    private static void assertCorrect(String text) {
        double parsed = parse(text);
        if (Double.doubleToRawLongBits(parsed) != Double.doubleToRawLongBits(Double.parseDouble(text))) {
            throw new AssertionError(text + " became " + parsed);
        }
    }

    @Test
    void everyDecimalIsRoundedCorrectly() {
        Random random = new Random(99);
        for (int i = 0; i < 30_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(any)) {
                assertCorrect(Double.toString(any));
            }
            assertCorrect(Double.toString(random.nextGaussian()));
            assertCorrect(String.format(Locale.ROOT, "%.6f", 100 * random.nextGaussian()));
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "+");
            int point = random.nextInt(25);
            for (int d = 0; d < 25; d++) {
                text.append(d == point ? "." : "").append(random.nextInt(10));
            }
            assertCorrect(text.append(random.nextBoolean() ? "e" : "E")
                    .append(random.nextInt(60) - 30)
                    .toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+0.0",
                "-.5",
                "5.",
                "1e22",
                "1e23",
                "9007199254740993",
                "9007199254740992",
                "1e-22",
                "123456789012345678901234567890",
                "0.000000000000000000000000000000000001",
                "1e-999",
                "4.9e-324",
                "00000000000000000000001.5",
                "1.7976931348623157e308",
                "-1e-400",
                "0e99999999999",
                "2.2250738585072012e-308"
            })
    void edges(String text) {
        assertCorrect(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "e5",
                "1e",
                "1e+",
                "0x10",
                "1f",
                "1d",
                "NaN",
                "Infinity",
                "1,5",
                "1 ",
                "--1",
                "1.2.3",
                "٣",
                "1e5.0",
                "+-1"
            })
    void whatIsNoNumberIsNaN(String text) {
        assertThat(parse(text)).isNaN();
    }

    @Test
    void whatIsTooLargeIsInfiniteAndIntegersNeverWrap() {
        assertThat(parse("1e999")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(parse("-1e99999999999999")).isEqualTo(Double.NEGATIVE_INFINITY);
        byte[] long20 = "-99999999999999999999".getBytes(StandardCharsets.US_ASCII);
        assertThat(AsciiNumbers.isInteger(long20, 0, long20.length)).isTrue();
        assertThat(AsciiNumbers.parseLong(long20, 0, long20.length)).isEqualTo(-1_000_000_000_000_000_000L);
        byte[] most = "+2147483648".getBytes(StandardCharsets.US_ASCII);
        assertThat(AsciiNumbers.parseLong(most, 0, most.length)).isEqualTo(2_147_483_648L);
    }
}

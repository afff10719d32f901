package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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
        if (Double.isInfinite(parsed) && Double.isInfinite(Double.parseDouble(text))) {
            return;
        }
        if (Double.doubleToRawLongBits(parsed) != Double.doubleToRawLongBits(Double.parseDouble(text))) {
            throw new AssertionError(text + " became " + parsed);
        }
    }

    /** A million literals, adversarial ones among them; {@code -Dholonomy.literals=N} tries N. */
    @Test
    void everyDecimalIsRoundedCorrectly() {
        int chunks = Integer.getInteger("holonomy.literals", 1_000_000) / 1000;
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            Random random = new Random(99 + chunk);
            for (int i = 0; i < 125; i++) {
                double any = Double.longBitsToDouble(random.nextLong());
                double finite = Double.isFinite(any) ? any : 1.5;
                double small = Math.scalb(random.nextGaussian(), random.nextInt(40) - 20);
                assertCorrect(Double.toString(finite));
                assertCorrect(Double.toString(small));
                assertCorrect(new BigDecimal(small)
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .toPlainString());
                assertCorrect(new BigDecimal(small).round(new MathContext(9)).toString());
                assertCorrect(halfway(small, random));
                assertCorrect(i % 16 == 0 ? halfway(finite, random) : digits(random, 17));
                assertCorrect(digits(random, 25));
                assertCorrect(digits(random, 1 + random.nextInt(19)));
            }
        });
    }

    /** Between two doubles exactly, or a hair beside: all digits, then nothing, a 1 far behind, or one less. */
    private static String halfway(double x, Random random) {
        BigDecimal low = new BigDecimal(x);
        double next = Math.nextUp(x);
        BigDecimal middle =
                Double.isFinite(next) ? low.add(new BigDecimal(next)).divide(BigDecimal.valueOf(2)) : low;
        String text = middle.toString();
        int exponent = text.indexOf('E');
        String digits = exponent < 0 ? text : text.substring(0, exponent);
        String hair =
                digits.indexOf('.') < 0 ? "" : List.of("", "0000000001", "0").get(random.nextInt(3));
        return digits + hair + (exponent < 0 ? "" : text.substring(exponent));
    }

    private static String digits(Random random, int count) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "+");
        int point = random.nextInt(count);
        for (int d = 0; d < count; d++) {
            text.append(d == point ? "." : "").append(random.nextInt(10));
        }
        int range = random.nextBoolean() ? 60 : 700;
        return text.append(random.nextBoolean() ? "e" : "E")
                .append(random.nextInt(range) - range / 2)
                .toString();
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
        assertThat(AsciiNumbers.integer(long20, 0, long20.length)).isEqualTo(-1_000_000_000_000_000_000L);
        byte[] most = "+2147483648".getBytes(StandardCharsets.US_ASCII);
        assertThat(AsciiNumbers.integer(most, 0, most.length)).isEqualTo(2_147_483_648L);
    }
}

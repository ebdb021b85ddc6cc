using System.Globalization;
using System.Text;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>Numbers as content streams have them: a few decimals, never an exponent.</summary>
static class PdfNumbers
{
    const double Steps = 10_000;

    public static StringBuilder Number(this StringBuilder to, double value)
    {
        if (!double.IsFinite(value)) value = 0;
        var scaled = (long)Math.Round(Math.Clamp(value, -1e9, 1e9) * Steps);
        if (scaled < 0) to.Append('-');
        scaled = Math.Abs(scaled);
        to.Append(CultureInfo.InvariantCulture, $"{scaled / (long)Steps}");
        var rest = (int)(scaled % (long)Steps);
        if (rest == 0) return to.Append(' ');
        to.Append('.');
        for (var place = (int)Steps / 10; rest > 0; place /= 10)
        {
            to.Append((char)('0' + rest / place));
            rest %= place;
        }
        return to.Append(' ');
    }

    public static StringBuilder Point(this StringBuilder to, OfdPoint point) => to.Number(point.X).Number(point.Y);

    public static StringBuilder Matrix(this StringBuilder to, OfdMatrix m) =>
        to.Number(m.A).Number(m.B).Number(m.C).Number(m.D).Number(m.E).Number(m.F);
}

namespace DisclosureExtract.Pages;

/// <summary>
/// Points and commas that are drawn by themselves: in another font or size than the digits around them, or after all of
/// these. Each goes where it stands among the digits of its line.
/// </summary>
static class LooseMarks
{
    /// <summary>Ems by which a mark may reach into the digits beside it.</summary>
    const double Reach = 0.15;

    /// <summary>Times the widest gap of a word that two digits stand apart at most for a mark between them.</summary>
    const double Room = 2;

    /// <param name="runs">Glyphs of words in drawing order; what is joined is taken out.</param>
    /// <param name="widestGap">Ems between two glyphs of one word.</param>
    /// <param name="sameHeight">Ems by which the baselines of one word may differ.</param>
    public static void Insert(List<List<Glyph>> runs, double widestGap, double sameHeight)
    {
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i] is not [{ Text: "." or "," } mark]) continue;
            var isTaken = false;
            for (var j = 0; j < runs.Count; j++)
            {
                var run = runs[j];
                if (j == i || run.Count == 0 || run[0].Hidden != mark.Hidden) continue;
                var size = run[0].Size;
                if (Math.Abs(run[0].Y - mark.Y) > sameHeight * size) continue;
                if (mark.X < run[0].X || mark.X > run[^1].X + run[^1].Advance + widestGap * size) continue;
                isTaken |= StandsIn(run, mark, size) || GoesBetween(runs, j, mark, widestGap * size, sameHeight * size);
            }
            if (isTaken) runs[i] = [];
        }
        runs.RemoveAll(r => r.Count == 0);
    }

    /// <summary>Inserts a mark where a run has room for it between two digits, or holds it already.</summary>
    static bool StandsIn(List<Glyph> run, Glyph mark, double size)
    {
        for (var i = 1; i < run.Count; i++)
        {
            var (left, right) = (run[i - 1].X + run[i - 1].Advance, run[i].X);
            if (run[i].Text == mark.Text && Math.Abs(right - mark.X) < Reach * size) return true;
            if (right - left < Reach * size || !AreDigits(run[i - 1], run[i])) continue;
            if (mark.X < left - Reach * size || mark.X + mark.Advance > right + Reach * size) continue;
            run.Insert(i, mark);
            return true;
        }
        return false;
    }

    /// <summary>Joins the run that ends before a mark with the one that begins behind it.</summary>
    static bool GoesBetween(List<List<Glyph>> runs, int before, Glyph mark, double gap, double height)
    {
        var run = runs[before];
        if (Math.Abs(run[^1].X + run[^1].Advance - mark.X) > gap) return false;
        for (var i = 0; i < runs.Count; i++)
        {
            if (i == before || runs[i].Count == 0) continue;
            var next = runs[i][0];
            var room = next.X - (run[^1].X + run[^1].Advance);
            if (Math.Abs(next.Y - mark.Y) > height || room > Room * gap || next.X < mark.X) continue;
            if (!AreDigits(run[^1], next) || next.Hidden != mark.Hidden) continue;
            run.Add(mark);
            run.AddRange(runs[i]);
            runs[i] = [];
            return true;
        }
        return false;
    }

    static bool AreDigits(Glyph a, Glyph b) => char.IsAsciiDigit(a.Text[^1]) && char.IsAsciiDigit(b.Text[0]);
}

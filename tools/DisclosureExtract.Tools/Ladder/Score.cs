using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Figures;
using DisclosureExtract.Tools.Spoiling;

namespace DisclosureExtract.Tools.Ladder;

/// <summary>Counts of one document on one rung; they add up.</summary>
sealed class Score
{
    /// <summary>How far (points) a cell's edges may be off: half a line of small print.</summary>
    const double Near = 4;

    public int Pages, Silent;

    public Share Numeric, Text, Cells;

    /// <summary>Pages with a watermark or seals on which they were found, and pages on which others were.</summary>
    public Share Watermarks, Seals;
    public int WatermarksInvented, SealsInvented;

    /// <summary>Characters of prose, of the longer of the two texts, and those both have in the same order.</summary>
    public Share Prose;

    public Share Claims;
    public int ClaimsInvented;

    /// <summary>Entries of cards.</summary>
    public Share Cards;

    /// <summary>Findings of severity error beyond those of the original.</summary>
    public int Errors;

    public List<string> Examples { get; } = [];

    /// <param name="vector">What the program made of the original.</param>
    /// <param name="seed">Page → the seed it was spoilt with; only rungs with mishaps ask.</param>
    public static Score Of(Extracted vector, Extracted scan, Rung rung, Func<int, int>? seed = null)
    {
        var placements = vector.Pages.Select((p, i) => Placement.Of(rung, seed?.Invoke(i + 1) ?? 0, p.Width, p.Height))
            .ToList();
        var score = new Score { Pages = vector.Pages.Count };
        var scanCells = scan.Cells.ToLookup(c => c.Page);
        foreach (var cell in vector.Cells)
        {
            var box = placements[cell.Page - 1].Move(cell.Box);
            var same = scanCells[cell.Page]
                .Where(c => Differs(c.Box, box) <= Near + placements[cell.Page - 1].Slack(cell.Box))
                .OrderBy(c => Differs(c.Box, box)).FirstOrDefault();
            var hasSpans = same is not null && same.RowSpan == cell.RowSpan && same.ColumnSpan == cell.ColumnSpan;
            score.Cells += hasSpans;
            if (!hasSpans)
                score.Note(
                    "cell", cell.Page, $"{cell.RowSpan}x{cell.ColumnSpan} {cell.Text} {Show(box)}",
                    same is null ? "-" : $"{same.RowSpan}x{same.ColumnSpan} {same.Text}");
            if (cell.Text.Length == 0) continue;
            var read = same?.Text
                ?? scanCells[cell.Page].FirstOrDefault(c => c.Box.Contains(box.CenterX, box.CenterY))?.Text;
            var isAmount = AmountText.IsAmount(cell.Text);
            if (isAmount) score.Numeric += read == cell.Text;
            else score.Text += read == cell.Text;
            if (read != cell.Text) score.Note(isAmount ? "numeric" : "text", cell.Page, cell.Text, read ?? "-");
        }
        var vectorAmounts = vector.Amounts.ToLookup(a => a.Page);
        foreach (var amount in scan.Amounts)
        {
            var right = vectorAmounts[amount.Page]
                .Any(a =>
                    a.Value == amount.Value
                        && placements[a.Page - 1].Move(a.Box).Inflate(Near)
                            .Contains(amount.Box.CenterX, amount.Box.CenterY));
            if (right || amount.IsFlagged) continue;
            score.Silent++;
            score.Note("SILENT", amount.Page, Show(amount.Box), amount.Raw);
        }
        for (var page = 1; page <= vector.Pages.Count; page++)
        {
            Count("watermark", page, rung.HasWatermark, ref score.Watermarks, ref score.WatermarksInvented);
            Count("stamp", page, rung.HasSeals, ref score.Seals, ref score.SealsInvented);
        }
        score.Compare(vector.Prose, scan.Prose);
        score.Errors = Math.Max(0, scan.Errors - vector.Errors);
        return score;

        // Noise that the original has of its own counts neither way.
        void Count(string kind, int page, bool isDrawn, ref Share pages, ref int invented)
        {
            var isFound = Found(scan, kind, page);
            if (isDrawn) pages += isFound;
            else if (isFound && !Found(vector, kind, page)) invented++;
        }
    }

    void Compare(Prose vector, Prose scan)
    {
        // The longer text: what was made up counts as well as what was lost.
        Prose = new(Ladder.Prose.InOrder(vector.Text, scan.Text), Math.Max(vector.Text.Length, scan.Text.Length));
        foreach (var line in Ladder.Prose.Missing(vector.Text, scan.Text)) Examples.Add("prose    original  " + line);
        foreach (var line in Ladder.Prose.Missing(scan.Text, vector.Text)) Examples.Add("prose-   scan      " + line);
        Claims = new(Ladder.Prose.Common(vector.Claims, scan.Claims, out var lostClaims), vector.Claims.Count);
        ClaimsInvented = scan.Claims.Count - Claims.Right;
        Cards = new(Ladder.Prose.Common(vector.Cards, scan.Cards, out var lostEntries), vector.Cards.Count);
        Ladder.Prose.Common(scan.Errors, vector.Errors, out var accusations);
        Examples.AddRange(lostClaims.Select(c => "claim    lost      " + c));
        Examples.AddRange(lostEntries.Select(c => "card     lost      " + c));
        Examples.AddRange(accusations.Select(a => "accuse   " + a));
    }

    public void Add(Score other)
    {
        Pages += other.Pages;
        Numeric += other.Numeric;
        Text += other.Text;
        Silent += other.Silent;
        Cells += other.Cells;
        Watermarks += other.Watermarks;
        WatermarksInvented += other.WatermarksInvented;
        Seals += other.Seals;
        SealsInvented += other.SealsInvented;
        Prose += other.Prose;
        Claims += other.Claims;
        ClaimsInvented += other.ClaimsInvented;
        Cards += other.Cards;
        Errors += other.Errors;
    }

    void Note(string what, int page, string expected, string got) =>
        Examples.Add($"{what,-8} p{page,-3} {expected}  ←  {got}");

    static string Show(BoundingBox b) =>
        FormattableString.Invariant($"[{b.Left:0} {b.Top:0} {b.Right:0} {b.Bottom:0}]");

    static bool Found(Extracted document, string kind, int page) =>
        document.Noise.TryGetValue(kind, out var pages) && pages.Contains(page);

    static double Differs(BoundingBox a, BoundingBox b) =>
        Math.Max(
            Math.Max(Math.Abs(a.Left - b.Left), Math.Abs(a.Right - b.Right)),
            Math.Max(Math.Abs(a.Top - b.Top), Math.Abs(a.Bottom - b.Bottom)));
}

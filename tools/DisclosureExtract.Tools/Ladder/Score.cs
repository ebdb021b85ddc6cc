using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Spoiling;

namespace DisclosureExtract.Tools.Ladder;

/// <summary>Counts of one document on one rung; they add up.</summary>
sealed class Score
{
    /// <summary>How far (points) a cell's edges may be off: half a line of small print.</summary>
    const double Near = 4;

    public int Numeric, NumericRight, Text, TextRight, Cells, CellsRight, Amounts, Silent, WatermarkPages, WatermarksFound, WatermarksInvented, SealPages, SealsFound, SealsInvented, Pages;

    /// <summary>Characters of prose, of the longer of the two texts, and those both have in the same order; claims, and entries of cards.</summary>
    public int Prose, ProseRight, Claims, ClaimsRight, ClaimsInvented, Cards, CardsRight;

    /// <summary>Findings of severity error beyond those of the original.</summary>
    public int Errors;

    public List<string> Examples { get; } = [];

    /// <param name="vector">What the program made of the original.</param>
    /// <param name="seed">Page → the seed it was spoilt with; only rungs with mishaps ask.</param>
    public static Score Of(Extracted vector, Extracted scan, Rung rung, Func<int, int>? seed = null)
    {
        var placements = vector.Pages.Select((p, i) => Placement.Of(rung, seed?.Invoke(i + 1) ?? 0, p.Width, p.Height)).ToList();
        var score = new Score { Pages = vector.Pages.Count };
        var scanCells = scan.Cells.ToLookup(c => c.Page);
        foreach (var cell in vector.Cells)
        {
            var box = placements[cell.Page - 1].Move(cell.Box);
            var same = scanCells[cell.Page].Where(c => Differs(c.Box, box) <= Near + placements[cell.Page - 1].Slack(cell.Box)).OrderBy(c => Differs(c.Box, box)).FirstOrDefault();
            score.Cells++;
            if (same is not null && same.RowSpan == cell.RowSpan && same.ColumnSpan == cell.ColumnSpan) score.CellsRight++;
            else score.Note("cell", cell.Page, $"{cell.RowSpan}x{cell.ColumnSpan} {cell.Text} {Show(box)}", same is null ? "-" : $"{same.RowSpan}x{same.ColumnSpan} {same.Text}");
            if (cell.Text.Length == 0) continue;
            var read = same?.Text ?? scanCells[cell.Page].FirstOrDefault(c => c.Box.Contains(box.CenterX, box.CenterY))?.Text;
            if (AmountText.IsAmount(cell.Text))
            {
                score.Numeric++;
                if (read == cell.Text) score.NumericRight++;
                else score.Note("numeric", cell.Page, cell.Text, read ?? "-");
            }
            else
            {
                score.Text++;
                if (read == cell.Text) score.TextRight++;
                else score.Note("text", cell.Page, cell.Text, read ?? "-");
            }
        }
        var vectorAmounts = vector.Amounts.ToLookup(a => a.Page);
        foreach (var amount in scan.Amounts)
        {
            score.Amounts++;
            var right = vectorAmounts[amount.Page].Any(a => a.Value == amount.Value && placements[a.Page - 1].Move(a.Box).Inflate(Near).Contains(amount.Box.CenterX, amount.Box.CenterY));
            if (right || amount.IsFlagged) continue;
            score.Silent++;
            score.Note("SILENT", amount.Page, Show(amount.Box), amount.Raw);
        }
        for (var page = 1; page <= vector.Pages.Count; page++)
        {
            Count(Found(scan, "watermark", page), rung.HasWatermark, Found(vector, "watermark", page), ref score.WatermarkPages, ref score.WatermarksFound, ref score.WatermarksInvented);
            Count(Found(scan, "stamp", page), rung.HasSeals, Found(vector, "stamp", page), ref score.SealPages, ref score.SealsFound, ref score.SealsInvented);
        }
        score.Compare(vector.Prose, scan.Prose);
        score.Errors = Math.Max(0, scan.Errors - vector.Errors);
        return score;
    }

    void Compare(Prose vector, Prose scan)
    {
        // The longer text: what was made up counts as well as what was lost.
        (Prose, ProseRight) = (Math.Max(vector.Text.Length, scan.Text.Length), Ladder.Prose.InOrder(vector.Text, scan.Text));
        foreach (var line in Ladder.Prose.Missing(vector.Text, scan.Text)) Examples.Add("prose    original  " + line);
        foreach (var line in Ladder.Prose.Missing(scan.Text, vector.Text)) Examples.Add("prose-   scan      " + line);
        (Claims, ClaimsRight) = (vector.Claims.Count, Ladder.Prose.Common(vector.Claims, scan.Claims, out var lostClaims));
        ClaimsInvented = scan.Claims.Count - ClaimsRight;
        (Cards, CardsRight) = (vector.Cards.Count, Ladder.Prose.Common(vector.Cards, scan.Cards, out var lostEntries));
        Ladder.Prose.Common(scan.Errors, vector.Errors, out var accusations);
        Examples.AddRange(lostClaims.Select(c => "claim    lost      " + c));
        Examples.AddRange(lostEntries.Select(c => "card     lost      " + c));
        Examples.AddRange(accusations.Select(a => "accuse   " + a));
    }

    public void Add(Score other)
    {
        Prose += other.Prose;
        ProseRight += other.ProseRight;
        Claims += other.Claims;
        ClaimsRight += other.ClaimsRight;
        ClaimsInvented += other.ClaimsInvented;
        Cards += other.Cards;
        CardsRight += other.CardsRight;
        Numeric += other.Numeric;
        NumericRight += other.NumericRight;
        Text += other.Text;
        TextRight += other.TextRight;
        Cells += other.Cells;
        CellsRight += other.CellsRight;
        Amounts += other.Amounts;
        Silent += other.Silent;
        WatermarkPages += other.WatermarkPages;
        WatermarksFound += other.WatermarksFound;
        WatermarksInvented += other.WatermarksInvented;
        SealPages += other.SealPages;
        SealsFound += other.SealsFound;
        SealsInvented += other.SealsInvented;
        Pages += other.Pages;
        Errors += other.Errors;
    }

    void Note(string what, int page, string expected, string got) => Examples.Add($"{what,-8} p{page,-3} {expected}  ←  {got}");

    static string Show(BoundingBox b) => FormattableString.Invariant($"[{b.Left:0} {b.Top:0} {b.Right:0} {b.Bottom:0}]");

    static bool Found(Extracted document, string kind, int page) => document.Noise.TryGetValue(kind, out var pages) && pages.Contains(page);

    /// <summary>Noise that the original has of its own counts neither way.</summary>
    static void Count(bool found, bool drawn, bool original, ref int pages, ref int right, ref int invented)
    {
        if (drawn)
        {
            pages++;
            if (found) right++;
        }
        else if (found && !original)
        {
            invented++;
        }
    }

    static double Differs(BoundingBox a, BoundingBox b) =>
        Math.Max(Math.Max(Math.Abs(a.Left - b.Left), Math.Abs(a.Right - b.Right)), Math.Max(Math.Abs(a.Top - b.Top), Math.Abs(a.Bottom - b.Bottom)));
}

using DisclosureExtract.Documents;
using DisclosureExtract.Text;

namespace DisclosureExtract.Ladder;

/// <summary>Counts of one document on one rung; they add up.</summary>
sealed class Score
{
    /// <summary>How far (points) a cell's edges may be off: half a line of small print.</summary>
    const double Near = 4;

    public int Numeric, NumericRight, Text, TextRight, Cells, CellsRight, Amounts, Silent, WatermarkPages, WatermarksFound, WatermarksInvented, SealPages, SealsFound, SealsInvented, Pages;

    public List<string> Examples { get; } = [];

    /// <param name="vector">What the program made of the original.</param>
    /// <param name="skew">Degrees clockwise by which the scan is turned about the middle of each page.</param>
    public static Score Of(Extracted vector, Extracted scan, Rung rung)
    {
        var score = new Score { Pages = vector.Pages.Count };
        var scanCells = scan.Cells.ToLookup(c => c.Page);
        foreach (var cell in vector.Cells)
        {
            var box = Turn(cell.Box, vector.Pages[cell.Page - 1], rung.Skew);
            var same = scanCells[cell.Page].Where(c => Differs(c.Box, box) <= Near + Slack(box, rung.Skew)).OrderBy(c => Differs(c.Box, box)).FirstOrDefault();
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
            var right = vectorAmounts[amount.Page].Any(a => a.Value == amount.Value && Turn(a.Box, vector.Pages[a.Page - 1], rung.Skew).Inflate(Near).Contains(amount.Box.CenterX, amount.Box.CenterY));
            if (right || amount.IsFlagged) continue;
            score.Silent++;
            score.Note("SILENT", amount.Page, Show(amount.Box), amount.Raw);
        }
        for (var page = 1; page <= vector.Pages.Count; page++)
        {
            Count(Found(scan, "watermark", page), rung.Watermark, Found(vector, "watermark", page), ref score.WatermarkPages, ref score.WatermarksFound, ref score.WatermarksInvented);
            Count(Found(scan, "stamp", page), rung.Seals, Found(vector, "stamp", page), ref score.SealPages, ref score.SealsFound, ref score.SealsInvented);
        }
        return score;
    }

    public void Add(Score other)
    {
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

    /// <summary>A box that is turned grows; a wide cell at 0.8° by a few points.</summary>
    static double Slack(BoundingBox box, double skew) => Math.Sin(Math.Abs(skew) * Math.PI / 180) * Math.Max(box.Width, box.Height);

    static BoundingBox Turn(BoundingBox box, (double Width, double Height) page, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (dx, dy) = (box.CenterX - page.Width / 2, box.CenterY - page.Height / 2);
        var (x, y) = (page.Width / 2 + dx * cos - dy * sin, page.Height / 2 + dx * sin + dy * cos);
        return new(x - box.Width / 2, y - box.Height / 2, x + box.Width / 2, y + box.Height / 2);
    }
}

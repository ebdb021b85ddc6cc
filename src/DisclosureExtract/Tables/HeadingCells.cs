using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>
/// The cells of the headings of a table without vertical rulings: a heading reaches over the columns it is centred on.
/// </summary>
/// <param name="over">Headings over several columns.</param>
/// <param name="edges">x of the column boundaries.</param>
sealed class HeadingCells(
    List<BorderlessColumn> columns, List<BorderlessHeading> over, double[] edges, BorderlessHeadingOptions options)
{
    /// <summary>Boxes of all headings.</summary>
    readonly List<BoundingBox> boxes =
        [.. columns.Select(c => c.Heading?.Box).OfType<BoundingBox>(), .. over.Select(h => h.Box)];

    /// <summary>A run of columns, the last included.</summary>
    readonly record struct Run(int From, int To)
    {
        public int Length => To - From + 1;

        public IEnumerable<int> Columns => Enumerable.Range(From, Length);
    }

    /// <summary>A run that a heading may reach over.</summary>
    /// <param name="Off">Points by which the heading misses its middle.</param>
    /// <param name="IsEven">What stands in the columns below the heading is of one height.</param>
    readonly record struct Candidate(Run Run, double Off, bool IsEven);

    /// <summary>Adds the cells of the headings. Returns how many rows they take.</summary>
    /// <param name="page">1-based.</param>
    public int AddTo(List<Cell> cells, int page)
    {
        var depth = new int[columns.Count]; // rows taken by headings over each column so far
        var placed = new List<(BorderlessHeading Heading, Run Run, int Row)>();
        foreach (var (heading, run) in Runs())
        {
            var row = run.Columns.Max(c => depth[c]);
            placed.Add((heading, run, row));
            foreach (var c in run.Columns) depth[c] = row + 1;
        }
        if (placed.Count == 0 && !columns.Exists(c => c.Heading is not null)) return 0;
        var rows = depth.Max() + 1;
        var shown = placed.Select(p => p.Heading.Box).Concat(columns.Select(c => c.Heading?.Box).OfType<BoundingBox>())
            .ToList();
        var (top, bottom) = (shown.Min(b => b.Top), shown.Max(b => b.Bottom));
        var isFilled = new bool[rows, columns.Count];
        foreach (var (heading, run, row) in placed)
        {
            Add(row, 1, run, At(row + 1), heading);
            foreach (var c in run.Columns) isFilled[row, c] = true;
        }
        for (var c = 0; c < columns.Count; c++)
        {
            for (var row = 0; row < depth[c]; row++)
                if (!isFilled[row, c]) Add(row, 1, new Run(c, c), At(row + 1), null);
            Add(depth[c], rows - depth[c], new Run(c, c), bottom, columns[c].Heading);
        }
        return rows;

        double At(int row) => top + (bottom - top) * row / rows;

        void Add(int row, int rowSpan, Run run, double end, BorderlessHeading? heading)
        {
            var box = new BoundingBox(edges[run.From], At(row), edges[run.To + 1], end);
            var lines = heading is null ? [] : LineBuilder.Build(heading.Words);
            cells.Add(new Cell(row, run.From, rowSpan, run.Length, box, lines) { Page = page });
        }
    }

    /// <summary>Headings over several columns with the columns they reach over, from top to bottom.</summary>
    List<(BorderlessHeading Heading, Run Run)> Runs()
    {
        // From the lowest up: what stands below a heading is known when its own columns are told.
        var levels = columns.ConvertAll(c => c.Heading?.Middle);
        var runs = new List<(BorderlessHeading Heading, Run Run)>();
        foreach (var heading in over.OrderByDescending(h => h.Middle))
        {
            if (RunOf(heading, levels, runs.ConvertAll(r => r.Run)) is not { } run) continue;
            runs.Add((heading, run));
            foreach (var c in run.Columns) levels[c] = heading.Middle;
        }
        runs.Sort((a, b) => a.Heading.Middle.CompareTo(b.Heading.Middle));
        return runs;
    }

    /// <summary>
    /// The run of columns a heading is centred on. What stands in them right below it is of one height, or they reach
    /// to where nothing of one height is centred alike; of such runs it is the widest.
    /// </summary>
    /// <param name="levels">Middle height of what stands in each column so far, from the lowest heading up.</param>
    Run? RunOf(BorderlessHeading heading, List<double?> levels, List<Run> taken)
    {
        var candidates = Candidates(heading, levels).Where(c => !taken.Contains(c.Run)).ToList();
        if (candidates.Count == 0) return null;
        var least = candidates.Min(c => c.Off) + options.OffCentre;
        return candidates.Where(c => c.Off <= least)
            .OrderByDescending(c => c.IsEven && c.Run.Length > 1)
            .ThenByDescending(c => c.Run.Length)
            .ThenBy(c => c.Off)
            .First().Run;
    }

    IEnumerable<Candidate> Candidates(BorderlessHeading heading, List<double?> levels)
    {
        var beside = over.FindAll(o => !ReferenceEquals(o, heading)
            && Math.Abs(o.Middle - heading.Middle) < options.Beside * heading.Size).ConvertAll(o => o.Box.CenterX);
        for (var from = 0; from < columns.Count; from++)
            for (var to = from; to < columns.Count && IsOver(heading, to, levels[to]); to++)
            {
                var (left, right) = (edges[from], edges[to + 1]);
                if (heading.Box.CenterX < left || heading.Box.CenterX > right) continue;
                if (beside.Exists(x => x > left - options.OffCentre && x < right + options.OffCentre)) continue;
                var own = levels.GetRange(from, to - from + 1).OfType<double>().ToList();
                if (own.Count == 0) continue;
                var low = columns[from].Heading?.Box.Left ?? columns[from].Span.Left;
                var high = columns[to].Heading?.Box.Right ?? columns[to].Span.Right;
                var off = Math.Min(
                    Math.Abs((low + high) / 2 - heading.Box.CenterX),
                    Math.Abs((left + right) / 2 - heading.Box.CenterX));
                yield return new Candidate(new Run(from, to), off,
                    own.Max() - own.Min() < options.SameHeight * heading.Size);
            }
    }

    /// <summary>Whether what stands in a column so far is below a heading.</summary>
    bool IsOver(BorderlessHeading heading, int column, double? level)
    {
        if (level is not { } y) return true;
        if (y <= heading.Middle + options.SameHeight * heading.Size) return false;
        // A heading at half the height of all headings reaches over their whole height and stands under none.
        var half = (boxes.Min(b => b.Top) + boxes.Max(b => b.Bottom)) / 2;
        var isOwnHeading = columns[column].Heading?.Middle == y;
        return !isOwnHeading || Math.Abs(y - half) > options.HalfHeight * heading.Size;
    }
}

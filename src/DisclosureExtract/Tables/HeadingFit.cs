namespace DisclosureExtract.Tables;

/// <summary>
/// A column of a table without vertical rulings: what its entries cover, and the heading right above them.
/// </summary>
sealed record BorderlessColumn(XSpan Span, BorderlessHeading? Heading);

/// <summary>
/// Columns of entries and headings of columns, both from left to right, brought together in order at the least cost;
/// what a heading has no entries for is a column without amounts.
/// </summary>
sealed class HeadingFit
{
    readonly List<XSpan> columns;
    readonly List<BorderlessHeading> leaves;
    readonly BorderlessHeadingOptions options;
    readonly double unmatched;

    HeadingFit(List<XSpan> columns, List<BorderlessHeading> leaves, BorderlessHeadingOptions options)
    {
        (this.columns, this.options) = (columns, options);
        this.leaves = [.. leaves.OrderBy(l => l.Box.CenterX)];
        // A heading in the middle of its column and an amount at its edge are half a column apart.
        var width = columns[^1].Right - columns[0].Left;
        unmatched = Math.Max(options.LeastCost, 0.5 * width / Math.Max(leaves.Count, columns.Count));
    }

    enum Step
    {
        Both,
        HeadingAlone,
        ColumnAlone,
    }

    public static List<BorderlessColumn> Fit(
        List<XSpan> columns, List<BorderlessHeading> leaves, BorderlessHeadingOptions options) =>
        new HeadingFit(columns, leaves, options).Fit();

    /// <summary>Boundaries between columns: between what stands in and above them, where that leaves room.</summary>
    /// <param name="left">The outermost boundaries, points.</param>
    public static double[] Edges(List<BorderlessColumn> columns, double left, double right,
        BorderlessHeadingOptions options)
    {
        var edges = new double[columns.Count + 1];
        (edges[0], edges[^1]) = (left, right);
        for (var i = 1; i < columns.Count; i++)
        {
            var (low, high) = (columns[i - 1].Span.Right, columns[i].Span.Left);
            var lowHead = Math.Max(low, columns[i - 1].Heading?.Box.Right ?? low);
            var highHead = Math.Min(high, columns[i].Heading?.Box.Left ?? high);
            var middle = lowHead < highHead ? (lowHead + highHead) / 2 : (low + high) / 2;
            edges[i] = Math.Max(middle, edges[i - 1] + options.LeastWidth);
        }
        return edges;
    }

    List<BorderlessColumn> Fit()
    {
        var steps = CheapestSteps();
        var fitted = new List<BorderlessColumn>();
        for (var (i, j) = (leaves.Count, columns.Count); i + j > 0;)
            switch (steps[i, j])
            {
                case Step.Both:
                    fitted.Add(new BorderlessColumn(columns[--j], leaves[--i]));
                    break;
                case Step.HeadingAlone:
                    i--;
                    fitted.Add(new BorderlessColumn(new XSpan(leaves[i].Box.Left, leaves[i].Box.Right), leaves[i]));
                    break;
                case Step.ColumnAlone:
                    fitted.Add(new BorderlessColumn(columns[--j], null));
                    break;
            }
        fitted.Reverse();
        return fitted;
    }

    /// <summary>
    /// For so many headings and columns from the left the last step of the cheapest way to bring them together.
    /// </summary>
    Step[,] CheapestSteps()
    {
        var cost = new double[leaves.Count + 1, columns.Count + 1];
        var steps = new Step[leaves.Count + 1, columns.Count + 1];
        for (var i = 0; i <= leaves.Count; i++)
            for (var j = 0; j <= columns.Count; j++)
            {
                if (i + j == 0) continue;
                cost[i, j] = double.MaxValue;
                if (i > 0 && j > 0) Take(Step.Both, cost[i - 1, j - 1] + CostOfBoth(leaves[i - 1], columns[j - 1]));
                if (i > 0) Take(Step.HeadingAlone, cost[i - 1, j] + CostOfHeading(leaves[i - 1]));
                if (j > 0) Take(Step.ColumnAlone, cost[i, j - 1] + CostOfColumn(columns[j - 1]));

                void Take(Step step, double price)
                {
                    if (price < cost[i, j]) (cost[i, j], steps[i, j]) = (price, step);
                }
            }
        return steps;
    }

    double CostOfBoth(BorderlessHeading leaf, XSpan column)
    {
        var apart = Math.Max(0, Math.Max(leaf.Box.Left - column.Right, column.Left - leaf.Box.Right));
        return apart + options.OffCentreCost * Math.Abs(leaf.Box.CenterX - column.Middle);
    }

    double CostOfHeading(BorderlessHeading leaf)
    {
        var isOverEntries = columns.Sum(c => c.Overlap(leaf.Box)) > options.CoveredShare * leaf.Box.Width;
        return isOverEntries ? options.CoveredCost * unmatched : unmatched;
    }

    /// <summary>Under a heading the cost is a fixed one: there the headings are what is amiss.</summary>
    double CostOfColumn(XSpan column) =>
        leaves.Exists(l => column.Overlaps(l.Box)) ? options.NamelessUnderHeading : options.NamelessCost * unmatched;
}

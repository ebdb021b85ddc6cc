using DisclosureExtract.Checks.Users;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>A linear rule of a user, asked in yuan and by intervals as all sums are.</summary>
sealed class UserRule(UserSum rule)
    : Rule(rule.Id, Basis.Amounts, rule.Says, rule.Says, "the forms print its terms, each once")
{
    /// <summary>Null where the rule holds or does not apply.</summary>
    public Finding? Check(CheckedDocument document)
    {
        var (left, right) = (Side.Of(rule.Left, document.Facts), Side.Of(rule.Right, document.Facts));
        if (left.IsAbsent || right.IsAbsent || left.Facts.Count + right.Facts.Count == 0) return null;
        List<Fact> facts = [.. left.Facts, .. right.Facts];
        var place = new Place(facts[0].Page, facts[0].Box);
        if ((left.Several ?? right.Several) is { } several)
            return Said(Severity.Info, Cause.Unknown, place, facts, $"not asked: {several}", $"未核对：{several}");
        if (!rule.BlankIsZero && (left.HasBlank || right.HasBlank)) return null;
        var off = left.Yuan - right.Yuan;
        var tolerance = left.HalfUnit + right.HalfUnit + rule.ToleranceYuan;
        var holds = rule.Relation switch
        {
            UserRelation.AtMost => off <= tolerance,
            UserRelation.AtLeast => off >= -tolerance,
            _ => Math.Abs(off) <= tolerance,
        };
        if (holds) return null;
        var verdict = document.Premises.Weigh(new Verdict(rule.Severity, Cause.Unknown), Basis, facts, place);
        var sign = rule.Relation switch { UserRelation.AtMost => "<=", UserRelation.AtLeast => ">=", _ => "=" };
        var numbers = $"{NumberFormat.Yuan(left.Yuan)} 元 {sign} {NumberFormat.Yuan(right.Yuan)} 元";
        return Said(verdict.Severity, verdict.Cause, place, facts, $"{numbers} does not hold", $"{numbers} 不成立") with
        {
            Expected = right.Yuan,
            Actual = left.Yuan,
            Difference = off,
            Tolerance = tolerance,
        };
    }

    Finding Said(Severity severity, Cause cause, Place place, List<Fact> facts, string what, string whatZh)
    {
        var ground = rule.Ground.Length > 0 ? $" ({rule.Ground})" : "";
        return Report(severity, cause, place, $"{rule.Says}{ground}: {what}",
            $"{rule.Says}{ground}：{whatZh}") with { Terms = facts };
    }

    /// <summary>What the terms of one side come to.</summary>
    sealed class Side
    {
        public List<Fact> Facts { get; } = [];

        public decimal Yuan { get; private set; }

        public decimal HalfUnit { get; private set; }

        /// <summary>A form, row or column is not printed, or what it is counted in is not known: the rule does not
        /// apply.</summary>
        public bool IsAbsent { get; private set; }

        public bool HasBlank { get; private set; }

        /// <summary>What cannot be told apart; null where nothing.</summary>
        public string? Several { get; private set; }

        public static Side Of(IReadOnlyList<UserTerm> terms, FactIndex facts)
        {
            var side = new Side();
            foreach (var term in terms) side.Add(term, facts);
            return side;
        }

        void Add(UserTerm term, FactIndex facts)
        {
            var cells = facts.Tables.Where(t => t.Form == term.Form && !t.IsEmpty)
                .SelectMany(t => t.Rows.Where(r => Is(term, r))
                    .SelectMany(r => r.Cells.Where(c => c.Column.Key == term.Column)
                    .Select(c => (Table: t, Row: r, Cell: c))))
                .ToList();
            if (cells.Count > 1) Several = $"{term.Form} prints {cells.Count} cells of {term.Code}{term.Row}, {term.Column}";
            IsAbsent |= cells.Count == 0;
            foreach (var (table, row, cell) in cells)
            {
                if (facts.At(table, row, cell.Column) is not { } fact) HasBlank = true;
                else if (fact.AmountYuan is not { } yuan) IsAbsent = true;
                else
                {
                    Facts.Add(fact);
                    Yuan += yuan * term.Times;
                    HalfUnit += facts.Precision.Amount(fact).HalfUnitYuan * Math.Abs(term.Times);
                }
            }
        }

        static bool Is(UserTerm term, FormRow row) => term.Code.Length > 0 ? RowTree.CodeOf(row) == term.Code
            : term.Row == "合计" ? RowNames.IsGrandTotal(row.Name)
            : Numbering.StripAll(row.Name) == term.Row;
    }
}

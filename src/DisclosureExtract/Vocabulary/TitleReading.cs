using System.Text.RegularExpressions;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Vocabulary;

/// <summary>
/// What a title may say where its characters may be misread. Titles of forms are made of few words; a title is
/// explained by them as cheaply as can be: a word as it is costs nothing, a misread one its faults, a character of no
/// word one. The forms that such explanations name are given with their costs, so that what tells two forms apart is
/// never a character nobody could read.
/// </summary>
/// <param name="IsExact">Every character belongs to a word of titles, as it is.</param>
/// <param name="Forms">The forms it may name: the cheapest, those less than <see cref="Margin"/> behind it, and what it
/// says as it stands; empty where it is no title of a form.</param>
/// <param name="Nearest">The cheapest and those less than <see cref="Margin"/> behind it, also where no form at all is
/// as near.</param>
sealed partial record TitleReading(bool IsExact, IReadOnlyList<string> Forms, IReadOnlyList<string> Nearest)
{
    /// <summary>Faults by which one form must be nearer than another to be the one that is named.</summary>
    const int Margin = 1;

    /// <summary>Faults by which another form must be nearer than what the title says as it stands.</summary>
    const int Standing = 1;

    /// <summary>
    /// Explanations that are followed, per character: those of a title with a fault or two are far fewer.
    /// </summary>
    const int Explanations = 96;

    /// <summary>What a text says that names no form.</summary>
    const string None = "none";

    /// <summary>Words of titles, and whether they tell forms apart.</summary>
    static readonly (string Word, bool Tells)[] Words =
        [.. WordTable.WordsOf("title").Select(w => (w.Word, w.Meaning == "telling"))];

    static TitleReading Exact(string? form) => form is null ? new(true, [], []) : new(true, [form], [form]);

    /// <summary>What a title says: as the rules take it where nobody misreads.</summary>
    /// <param name="isPrinted">It comes from a text layer.</param>
    public static TitleReading Of(string title, bool? isFinal, bool isPrinted) =>
        isPrinted ? Exact(FormClassifier.Classify(title, isFinal)) : Of(title, isFinal);

    /// <param name="title">As read.</param>
    /// <param name="isFinal">Whether the document is a final account; null where that is not known.</param>
    public static TitleReading Of(string title, bool? isFinal = null)
    {
        var folded = TextFold.FoldTight(title);
        if (folded.Length > 60 || !folded.AsSpan().ContainsAny('表', '录')) return new(false, [], []);
        var text = string.Concat(Entity().Replace(Place().Replace(folded, ""), "").Where(TextFold.IsHan));
        var explanations = Explain(text);
        if (explanations.ContainsValue(0)) return Exact(FormClassifier.Classify(title, isFinal));

        var asRead = FormClassifier.Classify(title, isFinal);
        var final = isFinal ?? folded.Contains("决算");
        var costs = new Dictionary<string, int>();
        foreach (var (words, cost) in explanations)
        {
            var form = FormClassifier.Classify(words + "、表", final) ?? None;
            costs[form] = Math.Min(cost, costs.GetValueOrDefault(form, int.MaxValue));
        }
        var least = costs.Values.Min();
        // A text of which much must be left out to make a title of it is none.
        var near = least > text.Length / 3 && asRead is null
            ? []
            : costs.Where(c => c.Value < least + Margin).OrderBy(c => c.Value)
                .ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key).ToList();
        var forms = near.Where(f => f != None).ToList();
        if (asRead is null) return new(false, near.Contains(None) ? [] : forms, forms);
        // What it says as it stands is not passed over for one fault: the characters may be right, and the words
        // unknown.
        var stands = near.Contains(asRead) || costs.GetValueOrDefault(asRead, int.MaxValue) > least + Standing
            ? near
            : near.Append(asRead);
        // Nearest to no title at all: it names nothing, whatever words it happens to hold.
        return new(false, stands.SequenceEqual([None]) ? [] : [.. stands], forms);
    }

    /// <summary>
    /// Whether both may be readings of one title: some form is nearest to both, or one is near to none.
    /// </summary>
    public bool MayBe(TitleReading other) =>
        Nearest.Count == 0 || other.Nearest.Count == 0 || Nearest.Intersect(other.Nearest).Any();

    /// <summary>The telling words that a text may consist of, joined, each with the least number of faults.</summary>
    static Dictionary<string, int> Explain(string text)
    {
        var reached = new Dictionary<string, int>[text.Length + 1];
        for (var i = 0; i <= text.Length; i++) reached[i] = [];
        reached[0][""] = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var from = reached[at].OrderBy(e => e.Value).ThenBy(e => e.Key, StringComparer.Ordinal)
                .Take(Explanations).ToList();
            if (from.Count == 0) continue;
            Go(from, at + 1, "", 1);
            foreach (var (word, tells) in Words)
            {
                var longest = Math.Min(word.Length + 1, text.Length - at);
                for (var length = Math.Max(1, word.Length - 1); length <= longest; length++)
                    if (EditDistance.Between(text.AsSpan(at, length), word) is var faults && faults <= MostFaults(word))
                        Go(from, at + length, tells ? word : "", faults);
            }
        }
        return reached[text.Length];

        void Go(List<KeyValuePair<string, int>> from, int to, string word, int cost)
        {
            foreach (var (words, before) in from)
                if (!reached[to].TryGetValue(words + word, out var known) || before + cost < known)
                    reached[to][words + word] = before + cost;
        }
    }

    /// <summary>Half of a word is enough to know it by, where the rest of the title agrees.</summary>
    static int MostFaults(string word) => word.Length / 2;

    /// <summary>The place, before who discloses, the level of government or the title proper.</summary>
    [GeneratedRegex(@"^[一-龥]{2,6}?([省市县区州旗](?=部门|单位|\d{4}|[一-龥]{2,16}(局|厅|院|会|室|处|府|心))|(?=[省市县区]本?级))")]
    private static partial Regex Place();

    /// <summary>Who discloses, before the title proper.</summary>
    [GeneratedRegex(
        @"^.+(局|厅|部|署|委员会|办公室|办事处|人民政府|法院|检察院|中心|学校|大学|学院|中学|小学|幼儿园|党校|医院|科学院"
        + @"|研究院|研究所|博物馆|图书馆|协会|联合会|总队|支队|大队|本级)\)?"
        + @"(?=\d{4}|部门|单位|收|支|财|一般|政府性|国有|“|三公|机关|项目|基本)")]
    private static partial Regex Entity();
}

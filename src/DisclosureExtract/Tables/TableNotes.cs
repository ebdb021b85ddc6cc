using System.Text.RegularExpressions;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>What remarks below or inside of tables say.</summary>
static partial class TableNotes
{
    static readonly WordTable SaysEmpty = WordTable.Of("note", "empty");

    /// <summary>注:, 说明1., 本表 …</summary>
    public static bool IsStart(string text) => Start().IsMatch(text);

    /// <summary>本表为空, 故本表无数据 …</summary>
    public static bool SaysNothingReported(string text) => SaysEmpty.StandIn(text) || Empty().IsMatch(text);

    [GeneratedRegex(@"^(注|说明|备注|附注)(\d|[一二三])?[::.]|^:?“.*”为必填项|^\(?本表|^此表")]
    private static partial Regex Start();

    [GeneratedRegex(@"[本此]表.{0,12}(空|无数据|无内容|不涉及)|故.{0,6}无数据")]
    private static partial Regex Empty();
}

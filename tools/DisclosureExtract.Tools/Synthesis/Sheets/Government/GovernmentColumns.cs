using System.Globalization;

namespace DisclosureExtract.Tools.Synthesis.Sheets.Government;

/// <summary>Columns of the forms of governments, in the manners of many places.</summary>
static class GovernmentColumns
{
    public const int Manners = 8;

    /// <param name="manner">Which of them.</param>
    public static Head[] Of(bool isFinal, int year, int manner)
    {
        var last = year - 1;
        return isFinal
            ? (manner % Manners) switch
            {
                0 => Head.List("决算数 executed 1.4"),
                1 => Head.List("预算数 budget 1.3 | 调整预算数 adjusted 1.3 | 决算数 executed 1.3 | 决算数为调整预算数的% #ratio1 1 | 决算数为上年决算数的% #ratio2 1"),
                2 => Head.List("年初预算数 budget 1.3 | 调整预算数 adjusted 1.3 | 决算数 executed 1.3"),
                3 => Head.List($"{last}年决算数 last_year 1.3 | {year}年预算数 budget 1.3 | {year}年决算数 executed 1.3 | 完成预算% #ratio1 1 | 比上年±% #ratio2 1"),
                4 => Head.List("变动预算数 adjusted 1.3 | 决算数 executed 1.3 | 决算数占变动预算数的百分比 #ratio1 1"),
                5 => [new(F($"{last}年决算数"), "last_year", 1.3), Head.Over(F($"{year}年"), Head.List("预算数 budget 1.3 | 调整预算数 adjusted 1.3 | 决算数 executed 1.3")), new("增长（%）", "#ratio1", 0.9)],
                6 => Head.List("预算数 budget 1.3 | 决算数 executed 1.3 | 完成率 #ratio1 0.9 | 增幅 #ratio2 0.9"),
                _ => Head.List("上年决算数 last_year 1.3 | 调整预算数 adjusted 1.3 | 决算数 executed 1.3"),
            }
            : (manner % Manners) switch
            {
                0 => Head.List(F($"{year}年预算数 budget 1.4")),
                1 => Head.List(F($"{last}年执行数 last_year 1.3 | {year}年预算数 budget 1.3 | 预算数为上年执行数的% #ratio1 1")),
                2 => Head.List(F($"{last}年预算数 budget:last_year 1.3 | {last}年执行数 last_year 1.3 | {year}年预算数 budget 1.3 | 比上年±% #ratio1 1")),
                3 => Head.List("上年执行数 last_year 1.3 | 预算数 budget 1.3 | 增长（%） #ratio1 1"),
                4 => [new(F($"{last}年执行数"), "last_year", 1.3), Head.Over(F($"{year}年"), Head.List("预算数 budget 1.3 | 比上年执行数增减% #ratio1 1"))],
                5 => Head.List("预算数 budget 1.4"),
                6 => Head.List(F($"{last}年完成数 last_year 1.3 | {year}年预算草案数 budget 1.3 | 同比增长% #ratio1 1")),
                _ => Head.List("金额 amount 1.4"),
            };
    }

    static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

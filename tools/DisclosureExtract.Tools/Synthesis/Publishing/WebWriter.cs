using System.Globalization;
using System.Net;
using System.Text;
using DisclosureExtract.Tools.Synthesis.Sheets;

namespace DisclosureExtract.Tools.Synthesis.Publishing;

/// <summary>Writes a disclosure as a web page.</summary>
sealed class WebWriter(WebHabits habits)
{
    readonly StringBuilder html = new();

    public static byte[] Write(IReadOnlyList<Chapter> chapters, WebHabits habits)
    {
        var writer = new WebWriter(habits);
        writer.WriteAll(chapters);
        var encoding = habits.IsGbk ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! : new UTF8Encoding(false);
        return encoding.GetBytes(writer.html.ToString());
    }

    /// <summary>The same page in one file with a picture, as browsers save it.</summary>
    public static byte[] WriteArchive(IReadOnlyList<Chapter> chapters, WebHabits habits)
    {
        var page = Convert.ToBase64String(Write(chapters, habits), Base64FormattingOptions.InsertLineBreaks);
        var type = habits.SaysEncoding ? $"text/html; charset=\"{(habits.IsGbk ? "gb2312" : "utf-8")}\"" : "text/html";
        return Encoding.ASCII.GetBytes(string.Join("\r\n",
            "From: <Saved by a browser>", "Subject: page", "MIME-Version: 1.0", "Content-Type: multipart/related; type=\"text/html\"; boundary=\"----=_Part\"", "",
            "------=_Part", $"Content-Type: {type}", "Content-Transfer-Encoding: base64", "Content-Location: http://example.invalid/page.html", "", page, "",
            "------=_Part", "Content-Type: image/gif", "Content-Transfer-Encoding: base64", "Content-Location: http://example.invalid/a.gif", "",
            "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "", "------=_Part--", ""));
    }

    void WriteAll(IReadOnlyList<Chapter> chapters)
    {
        var charset = !habits.SaysEncoding ? "" : habits.IsGbk ? "<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">" : "<meta charset=\"utf-8\">";
        html.Append(habits.IsOfWord ? "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w=\"urn:schemas-microsoft-com:office:word\">" : "<!DOCTYPE html>\n<html>");
        html.Append("<head>").Append(charset).Append("<title>预算公开</title>");
        if (habits.HasScripts) html.Append("<style>td{width:10px}</style><script>var a = '<table><tr><td>1</td><td>2</td></tr></table>';</script>");
        html.Append("</head>\n<body>\n");
        if (habits.HasSite)
            html.Append("<div class=\"header\"><img src=\"http://example.invalid/logo.png\"></div><div id=\"nav\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/a\">政务公开</a></li></ul></div>\n"
                + "<div class=\"position\">当前位置：<a href=\"/\">首页</a> &gt; <a href=\"/x\">财政资金</a></div>\n<div>发布时间：2026-02-14 浏览次数：128</div>\n");
        if (habits.HasLayoutTable) html.Append("<table width=100%><tr><td width=10></td><td>\n");
        foreach (var block in chapters.SelectMany(c => c.Blocks)) Write(block);
        if (habits.HasLayoutTable) html.Append("</td></tr></table>\n");
        if (habits.HasSite)
            html.Append("<div class=\"share\"><a href=\"#\">分享到</a></div><p>上一篇：<a href=\"/p\">收入支出预算总表</a></p><div class=\"footer\"><p>主办：某某办公室</p><p>京ICP备12345678号</p></div>\n");
        html.Append("</body></html>\n");
    }

    void Write(Block block)
    {
        if (block.Form is { } form)
        {
            Write(form);
            return;
        }
        var text = block.Parts.Select(WebUtility.HtmlEncode).ToList();
        if (block.IsTitle) html.Append("<p align=center style='text-align:center'><b>").Append(text[0]).Append("</b></p>\n");
        else if (text.Count == 1) html.Append("<p>").Append(text[0]).Append("</p>\n");
        else if (habits.HasUnitInLine) html.Append("<p>").Append(text[0]).Append(string.Concat(Enumerable.Repeat("&nbsp;", 12))).Append(text[1]).Append("</p>\n");
        else html.Append("<p>").Append(text[0]).Append("</p>\n<p align=right>").Append(text[1]).Append("</p>\n");
    }

    void Write(Sheet form)
    {
        html.Append("<table border=1 cellspacing=0>\n");
        foreach (var row in Enumerable.Range(0, form.RowCount).Select(r => form.Cells.Where(c => c.Row == r).OrderBy(c => c.Column).ToList()))
        {
            html.Append("<tr>");
            foreach (var cell in row)
            {
                html.Append(cell.Row < form.HeaderRows && !habits.IsOfWord ? "<th" : "<td");
                if (cell.RowSpan > 1) html.Append(CultureInfo.InvariantCulture, $" rowspan={cell.RowSpan}");
                if (cell.ColumnSpan > 1) html.Append(CultureInfo.InvariantCulture, $" colspan=\"{cell.ColumnSpan}\"");
                html.Append('>');
                var text = string.Concat(Enumerable.Repeat("&nbsp;&nbsp;", (int)cell.Indent)) + WebUtility.HtmlEncode(cell.Text).Replace("\n", "<br>", StringComparison.Ordinal);
                if (habits.IsOfWord)
                    html.Append("<p class=MsoNormal><span lang=EN-US style='font-size:9.0pt'>").Append(text.Length == 0 ? "&nbsp;" : text).Append("<o:p></o:p></span></p>");
                else html.Append(text);
                html.Append(cell.Row < form.HeaderRows && !habits.IsOfWord ? "</th>" : "</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</table>\n");
    }
}

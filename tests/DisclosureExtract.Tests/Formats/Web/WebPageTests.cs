using System.Text;
using DisclosureExtract.Output;
using DisclosureExtract.Tests.Formats.Excel;

namespace DisclosureExtract.Tests.Formats.Web;

/// <summary>The article of a web page becomes lines and forms; what the site puts around it is told from it.</summary>
public sealed class WebPageTests
{
    const string Form = """
        <p align=center>一般公共预算支出表</p><p>部门：某某市民政局&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;单位：万元</p>
        <table border=1><tr><th rowspan=2>科目编码</th><th rowspan=2>科目名称</th><th colspan=3>本年预算数</th></tr>
        <tr><th>合计</th><th>基本支出</th><th>项目支出</th></tr>
        <tr><td>208</td><td>社会保障和就业支出</td><td>30.00</td><td>20.00</td><td>10.00</td></tr>
        <tr><td>20802</td><td>&nbsp;&nbsp;民政管理事务</td><td>30.00</td><td>20.00</td><td>10.00</td></tr>
        <tr><td>2080201</td><td>&nbsp;&nbsp;&nbsp;&nbsp;行政运行</td><td>20.00</td><td>20.00</td><td></td></tr>
        <tr><td>2080299</td><td>&nbsp;&nbsp;&nbsp;&nbsp;其他民政管理事务支出</td><td>10.00</td><td></td><td>10.00</td></tr>
        <tr><td colspan=2>合计</td><td>30.00</td><td>20.00</td><td>10.00</td></tr></table>
        """;

    static Disclosure Read(string html, Encoding? encoding = null, string name = "a.html") =>
        Books.Read((encoding ?? Encoding.UTF8).GetBytes(html), name);

    [Theory]
    [InlineData("10.00<sup>2</sup>")]
    [InlineData("<s>95</s>10.00")]
    [InlineData("<del>9</del><ins>10.00</ins>")]
    [InlineData("10.00<span style='font-size:0'>5</span>")]
    [InlineData("10.00<span style='opacity: 0;'>5</span>")]
    public void What_is_raised_struck_or_hidden_beside_an_amount_is_no_digit_of_it(string amount) =>
        Assert.Equal(10.00m, Assert.Single(Read(Form.Replace("<td>10.00</td></tr>\n<tr><td colspan", $"<td>{amount}</td></tr>\n<tr><td colspan", StringComparison.Ordinal)).Facts(),
            f => f.Code == "2080299" && f.Column == "project").Value);

    [Theory]
    [InlineData("1<br>0")]
    [InlineData("<p>3</p><p>10.00</p>")]
    [InlineData("3<hr>10")]
    public void Numbers_on_lines_of_their_own_are_not_joined(string amount)
    {
        var read = Read(Form.Replace("<td>10.00</td></tr>\n<tr><td colspan", $"<td>{amount}</td></tr>\n<tr><td colspan", StringComparison.Ordinal));
        Assert.DoesNotContain(read.Facts(), f => f.Code == "2080299" && f.Column == "project");
        Assert.Contains(read.Findings, f => f.Rule == "cell.unreadable");
        Assert.Equal("partial", read.Summary.Status);
    }

    [Theory]
    [InlineData(".x {display: none}", "10.00<span class='x'>5</span>")]
    [InlineData("<!-- td span.x, h6 { visibility : hidden } -->", "10.00<span class='x'>5</span>")]
    [InlineData(".x {color:#FFFFFF}", "10.00<span class='x'>5</span>")]
    [InlineData(".x {opacity:0} td .x{opacity:1}", "10<span class='x'>.00</span>")]
    [InlineData(".x {display:none !important}", "10.00<span class='x' style='display:inline'>5</span>")]
    [InlineData(".x {display:none}", "10<span class='x' style='display:inline'>.00</span>")]
    [InlineData("@media print {.x {display:none}} .y{color:red}", "10<span class='x'>.00</span>")]
    [InlineData("/* .x {display:none} */ .y{color:red}", "10<span class='x'>.00</span>")]
    [InlineData(".x {text-decoration: line-through}", "<span class='x'>95</span>10.00")]
    [InlineData(".x {color:white;background:#036}", "10<span class='x'>.00</span>")]
    public void A_style_sheet_tells_what_shows(string sheet, string amount) =>
        IsWhole(Read($"<style>{sheet}</style>{Form.Replace("<td>10.00</td></tr>\n<tr><td colspan", $"<td>{amount}</td></tr>\n<tr><td colspan", StringComparison.Ordinal)}"));

    static void IsWhole(Disclosure read)
    {
        Assert.Equal(13, read.Facts().Count);
        var fact = Assert.Single(read.Facts(), f => f.Code == "2080299" && f.Column == "project");
        Assert.Equal(("general_public_expenditure", 10.00m, "万元", "html"), (fact.Form, fact.Value, fact.Unit, fact.Origin));
        Assert.DoesNotContain(read.Findings, f => f.Severity == "error");
    }

    [Fact]
    public void A_table_with_spans_gives_its_facts_and_their_places()
    {
        var read = Read($"<html><body>{Form}</body></html>");

        IsWhole(read);
        Assert.Equal("table 1, row 6, cell 5", Assert.Single(read.Facts(), f => f.Code == "2080299" && f.Column == "project").Cell);
        Assert.Equal("某某市民政局", read.Identity.Entity);
    }

    [Theory]
    [InlineData("utf-8", "<meta charset=utf-8>")]
    [InlineData("utf-8", "")]
    [InlineData("utf-8", "<meta charset=gbk>")]
    [InlineData("gb18030", "<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">")]
    [InlineData("gb18030", "")]
    [InlineData("gb18030", "<meta charset=utf-8>")]
    [InlineData("big5", "<meta charset=big5>")]
    [InlineData("utf-16", "")]
    public void The_encoding_is_that_of_the_bytes(string encoding, string declared)
    {
        var form = encoding == "big5" ? Form.Replace("事", "事") : Form;
        var of = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        if (encoding == "big5") return; // simplified characters have no place in it; what it declares is decoded all the same
        IsWhole(Books.Read([.. of.GetPreamble(), .. of.GetBytes($"<html><head>{declared}</head><body>{form}</body></html>")], "a.html"));
    }

    [Fact]
    public void Menus_paths_and_imprints_are_furniture_and_scripts_are_nothing()
    {
        var read = Read($"""
            <!DOCTYPE html><html><head><script>document.write('<table><tr><td>9</td><td>9</td></tr></table>')</script></head><body>
            <div id=nav><ul><li><a href=/>首页</a><li><a href=/b>预算公开</a></ul></div>
            <div class="position">当前位置：<a href=/>首页</a> &gt; <a href=/c>财政信息</a></div>
            <div class=article>{Form}</div>
            <iframe src=/more.html></iframe><noscript>请启用脚本</noscript>
            <div class=footer>主办：某某市人民政府 京ICP备05012345号</div></body></html>
            """);

        IsWhole(read);
        var text = string.Concat(read.Narrative.Sections.Select(s => s.Heading + s.Text));
        Assert.DoesNotContain("首页", text);
        Assert.DoesNotContain("ICP", text);
        Assert.Contains(read.Noise, n => n.Kind == "hidden_text" && n.Text!.Contains("ICP备") && n.Reason!.Contains("site"));
    }

    [Fact]
    public void Tables_that_lay_out_a_page_are_none() =>
        IsWhole(Read($"<html><body><table width=900><tr><td width=20></td><td>{Form}</td><td></td></tr></table></body></html>"));

    [Fact]
    public void Rows_and_columns_that_do_not_show_are_kept_aside()
    {
        var read = Read($"<html><body>{Form.Replace("<tr><td>208</td>", "<tr style='display: none'><td>1</td><td>草稿</td><td>77.00</td><td></td><td></td></tr><tr><td>208</td>")}</body></html>");

        IsWhole(read);
        Assert.Contains(read.Noise, n => n.Text!.Contains("77.00"));
    }

    [Fact]
    public void The_html_of_Word_and_of_Excel_is_read()
    {
        var word = System.Text.RegularExpressions.Regex.Replace(Form, "<t(d|h)([^>]*)>([^<]*)</t[dh]>",
            "<td$2><p class=MsoNormal><span lang=EN-US>$3<o:p></o:p></span></p></td>");
        IsWhole(Read($"<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><!--[if gte mso 9]><xml><o:a>1</o:a></xml><![endif]--></head><body>{word}</body></html>"));
        const string sheet = "<tr><td colspan=5>一般公共预算支出表</td></tr><tr><td colspan=3></td><td colspan=2>单位：万元</td></tr>";
        IsWhole(Read($"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta name=ProgId content=Excel.Sheet></head><body>{Form[Form.IndexOf("<table", StringComparison.Ordinal)..].Replace("<table border=1>", "<table border=0>" + sheet)}</body></html>", name: "a.xls"));
    }

    [Fact]
    public void A_page_saved_in_one_file_is_read()
    {
        var body = Convert.ToBase64String(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes($"<html><body>{Form}</body></html>"), Base64FormattingOptions.InsertLineBreaks);
        IsWhole(Read($"""
            From: <Saved by Blink>
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="--b"

            ----b
            Content-Type: text/html
            Content-Transfer-Encoding: base64

            {body}

            ----b--

            """.ReplaceLineEndings("\r\n"), name: "a.mht"));
    }

    [Fact]
    public void Elements_without_end_are_said_to_be_too_deep()
    {
        var read = Read("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 50_000)) + "</body></html>");

        Assert.Equal("unreadable", Assert.Single(read.Pages).State);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preview_pages.hpp"

#include <QPainter>
#include <QSvgRenderer>

#include "gui/format.hpp"
#include "report/report_parts.hpp"
#include "report/table_columns.hpp"

namespace headroom::gui {

namespace {

constexpr int kChartWidth = 640;
constexpr double kFine = 2.0;

template <class Chart>
QImage pictureOf(const Chart& chart) {
    report::MarkupWriter svg(report::MarkupWriter::kXml);
    report::writeSvg(svg, chart);
    QSvgRenderer renderer(QByteArray::fromStdString(svg.take()));
    const QSize size(kChartWidth, static_cast<int>(kChartWidth / report::aspectOf(chart)));
    QImage picture(size * kFine, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(kFine);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    renderer.render(&painter, QRectF(QPointF(0, 0), size));
    return picture;
}

QString escaped(std::string_view text) { return say::text(text).toHtmlEscaped(); }

/// Writes the subset of HTML that QTextDocument knows.
class PreviewPages : public report::ReportPages {
public:
    void chapter(std::string_view title) override { element("h2", title); }
    void section(std::string_view title) override { element("h3", title); }
    void paragraph(std::string_view text) override { element("p", text); }
    void decision(std::string_view text) override {
        preview_.html += QStringLiteral("<p><b>%1</b></p>").arg(escaped(text));
    }
    void note(std::string_view text) override {
        preview_.html += QStringLiteral("<p class=\"note\">%1</p>").arg(escaped(text));
    }
    void items(const std::vector<std::string>& texts) override;
    void table(const report::Rows& rows) override;
    void chart(const report::LineChart& chart) override { add(pictureOf(chart), chart.title); }
    void chart(const report::BarChart& chart) override { add(pictureOf(chart), chart.title); }
    void chart(const report::HeatMap& chart) override { add(pictureOf(chart), chart.title); }

    void cover(const study::StudyResult& result, const report::Cover& cover);
    ReportPreview take() { return std::move(preview_); }

private:
    void element(const char* name, std::string_view text) {
        preview_.html += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(name), escaped(text));
    }
    void add(QImage picture, std::string_view title) {
        preview_.html += QStringLiteral("<p class=\"note\">%1</p><p><img src=\"chart:%2\" width=\"%3\"></p>")
                             .arg(escaped(title))
                             .arg(preview_.charts.size())
                             .arg(kChartWidth);
        preview_.charts.push_back(std::move(picture));
    }
    ReportPreview preview_;
};

void PreviewPages::items(const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    preview_.html += QStringLiteral("<ul>");
    for (const std::string& one : texts) element("li", one);
    preview_.html += QStringLiteral("</ul>");
}

void PreviewPages::table(const report::Rows& rows) {
    const std::vector<bool> numbers = report::numberColumns(rows);
    preview_.html += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"4\">");
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const bool bold = r == 0 || rows[r].front() == "total";
        preview_.html += QStringLiteral("<tr>");
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const QString text = bold ? QStringLiteral("<b>%1</b>").arg(escaped(rows[r][c])) : escaped(rows[r][c]);
            preview_.html += QStringLiteral("<td align=\"%1\">%2</td>")
                                 .arg(numbers[c] ? QStringLiteral("right") : QStringLiteral("left"), text);
        }
        preview_.html += QStringLiteral("</tr>");
    }
    preview_.html += QStringLiteral("</table>");
}

void PreviewPages::cover(const study::StudyResult& result, const report::Cover& cover) {
    element("h1", result.scenario);
    const auto line = [&](const char* name, const std::string& value) {
        if (!value.empty()) element("p", std::string(name) + ": " + value);
    };
    // In English, as all of the report is.
    line("For", cover.client);
    line("By", cover.author);
    line("Version", cover.version);
    line("Date", cover.date);
    element("p", report::kEstimate);
}

}  // namespace

ReportPreview previewOf(const study::StudyResult& result, const report::Cover& cover) {
    PreviewPages pages;
    pages.cover(result, cover);
    report::writeReport(pages, {result, cover});
    return pages.take();
}

}  // namespace headroom::gui

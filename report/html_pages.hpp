// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "report/report_pages.hpp"

namespace headroom::report {

/// Writes blocks into the body of an HTML page.
class HtmlPages : public ReportPages {
public:
    explicit HtmlPages(MarkupWriter& html) : html_(html) {}

    void chapter(std::string_view title) override { html_.element("h2", title); }
    void section(std::string_view title) override { html_.element("h3", title); }
    void paragraph(std::string_view text) override { html_.element("p", text); }
    void decision(std::string_view text) override { html_.element("p", text, {{"class", "decision"}}); }
    void note(std::string_view text) override { html_.element("p", text, {{"class", "note"}}); }
    void items(const std::vector<std::string>& texts) override;
    void table(const Rows& rows) override;
    void chart(const LineChart& chart) override { figure(chart); }
    void chart(const BarChart& chart) override { figure(chart); }
    void chart(const HeatMap& chart) override { figure(chart); }

private:
    template <class Chart>
    void figure(const Chart& chart) {
        html_.open("figure");
        html_.element("figcaption", chart.title);
        writeSvg(html_, chart);
        html_.close();
    }

    MarkupWriter& html_;
};

/// Opens a page that needs nothing beside itself: no scripts, no network. Its body is open then.
void beginPage(MarkupWriter& html, std::string_view title);

}  // namespace headroom::report

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/heat_map.hpp"
#include "report/style.hpp"
#include "report/svg_chart.hpp"

namespace headroom::report {

/// What a report is written to, whatever its format. Texts are plain; escaping them is the format's.
class ReportPages {
public:
    ReportPages() = default;
    ReportPages(const ReportPages&) = delete;
    ReportPages& operator=(const ReportPages&) = delete;
    virtual ~ReportPages() = default;

    virtual void chapter(std::string_view title) = 0;
    virtual void section(std::string_view title) = 0;
    virtual void paragraph(std::string_view text) = 0;
    /// What the reader is to take away.
    virtual void decision(std::string_view text) = 0;
    /// How something is to be read.
    virtual void note(std::string_view text) = 0;
    virtual void items(const std::vector<std::string>& texts) = 0;
    /// The first row as head, columns of numbers to the right; a last row that begins with "total" is the sum.
    virtual void table(const Rows& rows) = 0;
    virtual void chart(const LineChart& chart) = 0;
    virtual void chart(const BarChart& chart) = 0;
    virtual void chart(const HeatMap& chart) = 0;
};

}  // namespace headroom::report

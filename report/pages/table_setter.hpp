// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "report/pages/page_flow.hpp"

namespace headroom::report::pages {

using TableRows = std::vector<std::vector<std::string>>;

/// A table as wide as the page: columns by what they hold, rows whole where a page can hold them, the head repeated on
/// every page.
class TableSetter {
public:
    /// `tail` is the height of what must stand on the page of the last row.
    TableSetter(const TableRows& rows, const std::vector<bool>& right, double tail = 0.0);

    /// What must stand together: all of a short table, of others the head and what it begins with.
    double leadHeight() const;
    void flow(PageFlow& flow) const;

private:
    /// How small the letters are, and whether a figure and its unit stay on one line.
    struct Form {
        double points;
        bool keeps;
    };
    /// What the columns would like in that form.
    std::vector<TextWidths> wantedIn(const Form& form) const;
    std::vector<TextBox> rowAt(std::size_t row) const;
    /// Words behind a column of numbers stand off from them.
    double padLeft(std::size_t column) const;
    double heightOf(const std::vector<TextBox>& row) const;
    /// Of the rows [from, to).
    double heightOf(std::size_t from, std::size_t to) const;
    /// What must be left of a page for that row to be set on it.
    double roomFor(std::size_t row) const;
    void drawLines(PageFlow& flow, const std::vector<TextBox>& row, int from, int to, bool head) const;
    void flowHead(PageFlow& flow) const;

    const TableRows& rows_;
    const std::vector<bool>& right_;
    double tail_;
    Form form_;
    std::vector<double> widths_;
};

}  // namespace headroom::report::pages

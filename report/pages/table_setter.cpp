// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pages/table_setter.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace headroom::report::pages {

namespace {

constexpr double kPoints = 7.5;  // of the letters, where everything fits
constexpr double kPadX = 3.0 * kPoint;
constexpr double kPadY = 2.5 * kPoint;
constexpr std::size_t kLead = 3;              // rows that begin a table: the head and two more
constexpr std::size_t kWhole = 7;             // a table of so many rows is not parted
constexpr std::string_view kTotal = "total";  // a row that begins so is the sum of the others

TextLook lookOf(bool bold, bool right, double points) {
    TextLook look;
    look.points = points;
    look.bold = bold;
    look.alignment = right ? Qt::AlignRight : Qt::AlignLeft;
    return look;
}

/// A figure keeps its unit: lines break only behind "±" and ";".
std::string keptTogether(const std::string& figures) {
    std::string text;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const bool breaks = i > 0 && (figures[i - 1] == ';' || (figures[i - 1] & 0x80) != 0);
        if (figures[i] == ' ' && !breaks)
            text += "\u00a0";
        else
            text += figures[i];
    }
    return text;
}

double wordsOf(const std::vector<TextWidths>& wanted) {
    double words = 0.0;
    for (const TextWidths& one : wanted) words += one.word;
    return words;
}

/// Widths of the columns: what is left when every column has room for its longest word goes to those that have more to
/// say; where not even words fit, they are broken.
std::vector<double> shared(const std::vector<TextWidths>& wanted) {
    double whole = 0.0;
    for (const TextWidths& one : wanted) whole += one.whole;
    const double words = wordsOf(wanted);
    std::vector<double> widths;
    for (const TextWidths& one : wanted) {
        if (whole <= kBodyWidth)
            widths.push_back(one.whole + (kBodyWidth - whole) / static_cast<double>(wanted.size()));
        else if (words <= kBodyWidth)
            widths.push_back(one.word + (kBodyWidth - words) * (one.whole - one.word) / (whole - words));
        else
            widths.push_back(kBodyWidth * one.word / words);
    }
    return widths;
}

}  // namespace

/// A number that is broken reads as two: before that, figures part from their units, then letters become smaller.
TableSetter::TableSetter(const TableRows& rows, const std::vector<bool>& right, double tail)
    : rows_(rows), right_(right), tail_(tail), form_{kPoints, true} {
    constexpr std::array kForms{Form{kPoints, true}, Form{kPoints, false}, Form{6.5, false}, Form{5.5, false}};
    std::vector<TextWidths> wanted;
    for (const Form& form : kForms) {
        form_ = form;
        wanted = wantedIn(form);
        if (wordsOf(wanted) <= kBodyWidth) break;
    }
    widths_ = shared(wanted);
}

std::vector<TextWidths> TableSetter::wantedIn(const Form& form) const {
    std::vector<TextWidths> wanted;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const std::vector<std::string>& row = rows_[r];
        wanted.resize(std::max(wanted.size(), row.size()), TextWidths{2.0 * kPadX, 2.0 * kPadX});
        for (std::size_t c = 0; c < row.size(); ++c) {
            const bool bold = r == 0 || row.front() == kTotal;
            const bool figures = right_[c] && r > 0 && form.keeps;
            const TextWidths one = widthsOf(row[c], lookOf(bold, false, form.points), figures);
            // A hair more than measured, so that rounding does not break a line that fits.
            const double pad = padLeft(c) + kPadX + kPoint;
            wanted[c].whole = std::max(wanted[c].whole, one.whole + pad);
            wanted[c].word = std::max(wanted[c].word, std::min(one.word + pad, kBodyWidth / 3.0));
        }
    }
    return wanted;
}

std::vector<TextBox> TableSetter::rowAt(std::size_t row) const {
    std::vector<TextBox> boxes;
    for (std::size_t c = 0; c < rows_[row].size(); ++c) {
        const bool bold = row == 0 || rows_[row].front() == kTotal;
        const bool figures = right_[c] && row > 0 && form_.keeps;
        boxes.emplace_back(figures ? keptTogether(rows_[row][c]) : rows_[row][c], lookOf(bold, right_[c], form_.points),
                           widths_[c] - padLeft(c) - kPadX);
    }
    return boxes;
}

double TableSetter::padLeft(std::size_t column) const {
    return column > 0 && right_[column - 1] && !right_[column] ? 3.0 * kPadX : kPadX;
}

double TableSetter::heightOf(const std::vector<TextBox>& row) const {
    double height = 0.0;
    for (const TextBox& box : row) height = std::max(height, box.height());
    return height + 2.0 * kPadY;
}

double TableSetter::heightOf(std::size_t from, std::size_t to) const {
    double height = 0.0;
    for (std::size_t r = from; r < std::min(to, rows_.size()); ++r) height += heightOf(rowAt(r));
    return height;
}

double TableSetter::leadHeight() const {
    return rows_.size() <= kWhole ? heightOf(0, rows_.size()) + tail_ : heightOf(0, kLead);
}

/// The last row does not stand alone on the next page, where a page holds it with the one before.
double TableSetter::roomFor(std::size_t row) const {
    const double alone = heightOf(row, row + 1) + (row + 1 == rows_.size() ? tail_ : 0.0);
    if (row + 2 != rows_.size()) return alone;
    const double both = heightOf(row, row + 2) + tail_;
    return both + heightOf(0, 1) <= kBodyHeight ? both : alone;
}

void TableSetter::drawLines(PageFlow& flow, const std::vector<TextBox>& row, int from, int to, bool head) const {
    const double height = row.empty() ? 0.0 : row.front().lineHeight() * (to - from) + 2.0 * kPadY;
    double x = kLeft;
    if (head) flow.painter().fillRect(QRectF(kLeft, flow.y(), kBodyWidth, height), QColor(0xee, 0xf4, 0xfa));
    for (std::size_t c = 0; c < row.size(); ++c) {
        row[c].draw(flow.painter(), QPointF(x + padLeft(c), flow.y() + kPadY), from, to);
        x += widths_[c];
    }
    flow.skip(height);
    flow.painter().setPen(QPen(head ? QColor(0x1f, 0x5f, 0xa8) : QColor(0xd5, 0xd5, 0xd5), 0.5 * kPoint));
    flow.painter().drawLine(QPointF(kLeft, flow.y()), QPointF(kLeft + kBodyWidth, flow.y()));
}

void TableSetter::flowHead(PageFlow& flow) const {
    const std::vector<TextBox> head = rowAt(0);
    int lines = 0;
    for (const TextBox& box : head) lines = std::max(lines, box.lines());
    drawLines(flow, head, 0, lines, true);
}

void TableSetter::flow(PageFlow& flow) const {
    if (rows_.empty()) return;
    flow.require(std::min(leadHeight(), kBodyHeight));
    flowHead(flow);
    for (std::size_t r = 1; r < rows_.size(); ++r) {
        const std::vector<TextBox> row = rowAt(r);
        const double wanted = roomFor(r);
        int lines = 0;
        for (const TextBox& box : row) lines = std::max(lines, box.lines());
        for (int from = 0; from < lines;) {
            const bool fits = wanted <= flow.room();
            const bool everFits = wanted + heightOf(rowAt(0)) <= kBodyHeight;
            if (from == 0 && !fits && everFits) {
                flow.newPage();
                flowHead(flow);
                continue;
            }
            const double line = row.front().lineHeight();
            const int most = std::max(1, static_cast<int>((flow.room() - 2.0 * kPadY) / line));
            const int to = std::min(lines, from + most);
            drawLines(flow, row, from, to, false);
            from = to;
            if (from < lines) flow.newPage();
        }
    }
}

}  // namespace headroom::report::pages

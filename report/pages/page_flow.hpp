// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QPainter>
#include <QPdfWriter>

#include "report/pages/text_box.hpp"

namespace headroom::report::pages {

inline constexpr double kPageWidth = 595.0 * kPoint;  // A4
inline constexpr double kPageHeight = 842.0 * kPoint;
inline constexpr double kLeft = 51.0 * kPoint;  // 18 mm
inline constexpr double kBodyWidth = kPageWidth - 2.0 * kLeft;
inline constexpr double kBodyTop = 68.0 * kPoint;
inline constexpr double kBodyBottom = kPageHeight - 62.0 * kPoint;
inline constexpr double kBodyHeight = kBodyBottom - kBodyTop;

/// Where on which page the next thing is set.
class PageFlow {
public:
    /// `furnish` draws head and foot of a page when it begins.
    PageFlow(QPdfWriter& writer, QPainter& painter, std::function<void(int)> furnish)
        : writer_(writer), painter_(painter), furnish_(std::move(furnish)) {}

    QPainter& painter() { return painter_; }
    double y() const { return y_; }
    int page() const { return page_; }
    double room() const { return kBodyBottom - y_; }
    bool atTop() const { return y_ <= kBodyTop; }
    void skip(double height) { y_ += height; }
    /// Space between blocks, which no page begins with.
    void gap(double height) {
        if (!atTop()) y_ += height;
    }
    /// A new page unless so much fits on this one.
    void require(double height) {
        if (height > room() && !atTop()) newPage();
    }
    void newPage() {
        writer_.newPage();
        ++page_;
        y_ = kBodyTop;
        furnish_(page_);
    }

private:
    QPdfWriter& writer_;
    QPainter& painter_;
    std::function<void(int)> furnish_;
    double y_ = kBodyTop;
    int page_ = 1;
};

/// Sets text at an indent: whole where a page can hold it, else line by line.
void flowText(PageFlow& flow, const TextBox& box, double indent = 0.0);

}  // namespace headroom::report::pages

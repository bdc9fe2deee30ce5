// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/wrapping_layout.hpp"

#include <QWidget>

#include <algorithm>

namespace headroom::gui {

namespace {
constexpr int kBetween = 8;
}

WrappingLayout::WrappingLayout(QWidget* parent) : QLayout(parent) { setContentsMargins(0, 0, 0, 0); }

WrappingLayout::~WrappingLayout() {
    for (QLayoutItem* item : items_) delete item;
}

QLayoutItem* WrappingLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* WrappingLayout::takeAt(int index) {
    QLayoutItem* item = itemAt(index);
    if (item != nullptr) items_.erase(items_.begin() + index);
    return item;
}

QSize WrappingLayout::sizeHint() const {
    QSize size;
    for (const QLayoutItem* item : items_) {
        if (item->isEmpty()) continue;
        const QSize one = item->sizeHint();
        size = {size.width() + one.width() + (size.width() > 0 ? kBetween : 0), std::max(size.height(), one.height())};
    }
    return size;
}

QSize WrappingLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : items_) {
        if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
    }
    return size;
}

void WrappingLayout::setGeometry(const QRect& area) {
    QLayout::setGeometry(area);
    place(area, true);
}

int WrappingLayout::place(const QRect& area, bool really) const {
    int left = area.left();
    int top = area.top();
    int row = 0;
    for (QLayoutItem* item : items_) {
        if (item->isEmpty()) continue;
        const QSize size = item->sizeHint();
        if (left > area.left() && left + size.width() > area.left() + area.width()) {
            left = area.left();
            top += row + kBetween;
            row = 0;
        }
        if (really) item->setGeometry(QRect({left, top}, size));
        left += size.width() + kBetween;
        row = std::max(row, size.height());
    }
    return top + row - area.top();
}

QWidget* wrappingRow(std::initializer_list<QWidget*> widgets) {
    auto* row = new QWidget;
    auto* layout = new WrappingLayout(row);
    for (QWidget* widget : widgets) layout->addWidget(widget);
    return row;
}

}  // namespace headroom::gui

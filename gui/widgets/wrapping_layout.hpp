// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <initializer_list>
#include <vector>

namespace headroom::gui {

/// Widgets in a row that goes on below where there is no more room. Those that are hidden take none.
class WrappingLayout : public QLayout {
public:
    explicit WrappingLayout(QWidget* parent);
    ~WrappingLayout() override;

    void addItem(QLayoutItem* item) override { items_.push_back(item); }
    int count() const override { return static_cast<int>(items_.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place({0, 0, width, 0}, false); }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& area) override;

private:
    /// Puts the items there if `really`; how high they are.
    int place(const QRect& area, bool really) const;

    std::vector<QLayoutItem*> items_;
};

/// A widget that holds others in such a row.
QWidget* wrappingRow(std::initializer_list<QWidget*> widgets);

}  // namespace headroom::gui

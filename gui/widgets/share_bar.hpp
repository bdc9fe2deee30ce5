// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

#include "gui/items/bill_shares.hpp"

namespace headroom::gui {

/// Parts of the bill as one divided bar with a legend below.
class ShareBar : public QWidget {
    Q_OBJECT
public:
    explicit ShareBar(QWidget* parent = nullptr);

    void show(std::vector<SharePart> parts);
    QSize sizeHint() const override { return {400, heightForWidth(400)}; }
    QSize minimumSizeHint() const override { return {200, 40}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    std::vector<QPoint> legendPlaces(int width) const;
    QString legendText(const SharePart& part) const;
    std::vector<SharePart> parts_;
};

}  // namespace headroom::gui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

#include "gui/items/bill_model.hpp"

namespace headroom::gui {

/// Every service's share of the bill as one divided bar with a legend below.
class ShareBar : public QWidget {
    Q_OBJECT
public:
    explicit ShareBar(QWidget* parent = nullptr);

    void show(const std::vector<BillSection>& sections);
    QSize sizeHint() const override { return {400, heightForWidth(400)}; }
    QSize minimumSizeHint() const override { return {200, 40}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Part {
        QString name;
        QString amount;
        double share;
    };
    std::vector<QPoint> legendPlaces(int width) const;
    QString legendText(const Part& part) const;
    std::vector<Part> parts_;
};

}  // namespace headroom::gui

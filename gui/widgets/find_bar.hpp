// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace headroom::gui {

/// A line below a text in which somebody types what to look for: Return goes to the next place, Shift and Return to the
/// one before, Escape closes it.
class FindBar : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(QWidget* parent = nullptr);

    /// The keyboard is in it; what was looked for stays unless something else is given.
    void begin(const QString& text);
    QString text() const;
    /// Whether the text has it: marked where it does not.
    void setFound(bool found);

signals:
    void wanted(bool back);
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* line_;
    QLabel* none_;
};

}  // namespace headroom::gui

# Every target is a verb of tasks.py, which does the same where there is no make.
PYTHON ?= python3

.PHONY: run test check package bench soak
run check package soak:
	@$(PYTHON) tasks.py $@

test:
	@$(PYTHON) tasks.py test $(PARTS)

bench:
	@$(PYTHON) tasks.py bench $(NAME)

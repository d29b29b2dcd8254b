"""The live page: what would the answer be if weights, scores or statements were others?"""
